import type { CompiledBody } from './compile-body.ts';

/** Astro replaces strings with this prefix with the imported picture (its `IMAGE_IMPORT_PREFIX`). */
export const PICTURE_PREFIX = '__ASTRO_IMAGE_';

/** A compiled body as an entry stores it: pictures as placeholders for Astro, by written path. */
export type StoredBody = Omit<CompiledBody, 'pictures'> & { pictures: Record<string, string> };

/** A stored body with the name of the file that has its program. */
export type FiledBody = Omit<StoredBody, 'code'> & { file: string };

export function storedBody({ pictures, ...compiled }: CompiledBody): StoredBody {
  return {
    ...compiled,
    pictures: Object.fromEntries(pictures.map(({ path }) => [path, PICTURE_PREFIX + path])),
  };
}

/** `keep` writes a program to a file, and returns its name. */
export function filedBody(compiled: CompiledBody, keep: (code: string) => string): FiledBody {
  const { code, ...body } = storedBody(compiled);
  return { ...body, file: keep(code) };
}
