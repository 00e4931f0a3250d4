import { readFile } from 'node:fs/promises';
import type { ImageMetadata } from 'astro';
import { getImage } from 'astro:assets';
import { memoize } from '../core/memoize.ts';
import { keptPlainPicture } from './kept-picture.ts';
import { PLAIN, plainSize } from './plain-picture.ts';

/** A plain picture as the build publishes it. */
export interface PublishedPicture {
  /** Address from the root. */
  src: string;
  /** Media type. */
  type: string;
  bytes: number;
  /** Pixels of the file. */
  width: number;
  height: number;
}

/**
 * The picture for feed readers, email clients and link previews. It is made while pages render,
 * because feeds state its format and its size in bytes; Astro makes pictures only after the last page.
 */
export const getPlainPicture = memoize(async (src: ImageMetadata): Promise<PublishedPicture> => {
  // For Astro's own use, and not in the type.
  const { fsPath } = src as typeof src & { fsPath: string };
  const { width, height } = src;
  const size = src.format === 'svg' ? { width, height } : plainSize(src);
  const { format, bytes } = await keptPlainPicture(await readFile(fsPath), src.format, size);
  const { src: address } = await getImage({ src, ...size, format, quality: PLAIN });
  const type = `image/${{ jpg: 'jpeg', svg: 'svg+xml', gif: 'gif', png: 'png' }[format]}`;
  return { src: address, type, bytes, ...size };
});
