import { createHash, randomUUID } from 'node:crypto';
import { mkdir, rename, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { makePlainPicture, type PlainFormat, plainFormats, type Size } from './plain-picture.ts';

/** Beside Astro's own image cache. Relative to the project. */
const FOLDER = '.broadsheet/cache/pictures';

/** Version of the rules in `makePlainPicture`. A new one invalidates the cache. */
const RULES = '1';

/** A plain picture in the cache. */
export interface KeptPicture {
  file: string;
  format: PlainFormat;
  bytes: number;
}

/**
 * The plain picture of an original, from the cache in `folder` or newly made. Throws an Error if the original
 * cannot be decoded.
 */
export async function keptPlainPicture(
  original: Uint8Array,
  originalFormat: string,
  size: Size,
  folder = FOLDER,
): Promise<KeptPicture> {
  const { versions } = await import('sharp');
  const known = { ...versions, rules: RULES, ...size };
  const hash = createHash('sha256').update(JSON.stringify(known)).update(original);
  const path = join(folder, hash.digest('hex'));
  // Several pages that are rendered at once can have the same picture.
  const making = underWay.get(path) ?? findOrMake(path, original, originalFormat, size);
  underWay.set(path, making);
  try {
    return await making;
  } finally {
    underWay.delete(path);
  }
}

const underWay = new Map<string, Promise<KeptPicture>>();

async function findOrMake(
  path: string,
  original: Uint8Array,
  originalFormat: string,
  size: Size,
): Promise<KeptPicture> {
  for (const format of plainFormats(originalFormat)) {
    const file = `${path}.${format}`;
    const kept = await stat(file).catch(() => undefined);
    if (kept) return { file, format, bytes: kept.size };
  }
  const made = await makePlainPicture(original, originalFormat, size);
  const file = `${path}.${made.format}`;
  await mkdir(dirname(path), { recursive: true });
  // Other threads and processes never see half a file.
  const unfinished = `${file}.${randomUUID()}.tmp`;
  await writeFile(unfinished, made.data);
  await rename(unfinished, file);
  return { file, format: made.format, bytes: made.data.length };
}
