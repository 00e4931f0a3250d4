import type { ImageMetadata } from 'astro';
import { getImage } from 'astro:assets';
import { plainFormat } from '../picture-formats.ts';

/** CSS pixels: as wide as a mail. */
const WIDTH = 600;

/**
 * An article's lead picture for a mail: an absolute address, and CSS pixels. The file has twice as
 * many, for sharp screens. GIF and PNG stay what they are and all else becomes JPEG, since every mail
 * program shows these three; an SVG, which none shows, is left out.
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
