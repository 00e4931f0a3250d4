import type { CompiledBody } from './compile-body.ts';

/** Astro replaces a text with this prefix by the imported picture (its `IMAGE_IMPORT_PREFIX`). */
export const PICTURE_PREFIX = '__ASTRO_IMAGE_';

/** A compiled body as an entry keeps it: each picture's written path, and its place in the store. */
export type StoredBody = Omit<CompiledBody, 'pictures'> & { pictures: Record<string, string> };

export function storedBody({ pictures, ...compiled }: CompiledBody): StoredBody {
  return {
    ...compiled,
    pictures: Object.fromEntries(pictures.map(({ path }) => [path, PICTURE_PREFIX + path])),
  };
}
