import type { ImageMetadata } from 'astro';
import { getPlainPicture } from '../../pictures/get-plain-picture.ts';
import { mailSize } from './mail-size.ts';

/**
 * An article's lead picture for an email, with an absolute URL and its size in CSS pixels. Gives
 * `undefined` for an SVG, because no client shows it.
 */
export async function mailPicture(
  image: { src: ImageMetadata; alt: string } | undefined,
  siteUrl: URL,
): Promise<{ url: string; alt: string; width: number; height: number } | undefined> {
  if (!image || image.src.format === 'svg') return undefined;
  const picture = await getPlainPicture(image.src);
  return { url: new URL(picture.src, siteUrl).href, alt: image.alt, ...mailSize(picture) };
}
