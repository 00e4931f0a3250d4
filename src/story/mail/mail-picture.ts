import type { ImageMetadata } from 'astro';
import { getImage } from 'astro:assets';
import { plainFormat } from '../picture-formats.ts';

/** CSS pixels: the width of an email. */
const WIDTH = 600;

/**
 * An article's lead picture for an email, with an absolute URL and its size in CSS pixels. The file
 * has twice as many pixels, for high-density screens. GIF and PNG keep their format and everything
 * else becomes JPEG, because every email client shows these three. Gives `undefined` for an SVG,
 * because no client shows it.
 */
export async function mailPicture(
  image: { src: ImageMetadata; alt: string } | undefined,
  siteUrl: URL,
): Promise<{ url: string; alt: string; width: number; height: number } | undefined> {
  if (!image || image.src.format === 'svg') return undefined;
  const { src, alt } = image;
  const width = Math.min(WIDTH, src.width);
  const made = await getImage({
    src,
    width: Math.min(src.width, 2 * WIDTH),
    format: plainFormat(src.format, 'jpg'),
  });
  const height = Math.round((width * src.height) / src.width);
  return { url: new URL(made.src, siteUrl).href, alt, width, height };
}
