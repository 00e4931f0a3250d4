import { getImage } from 'astro:assets';
import type { ArticleFacts, SharedPicture } from '../metadata/page-facts.ts';

/** Pixels; what the large cards of most programs show. */
const WIDTH = 1200;

/**
 * An article's lead picture for programs that show links: PNG stays PNG, all else becomes JPEG,
 * since few of them read newer formats; none at all reads SVG.
 */
export async function sharePicture(
  image: ArticleFacts['image'],
  siteUrl: URL,
): Promise<SharedPicture | undefined> {
  if (!image || image.src.format === 'svg') return undefined;
  const { src, alt } = image;
  const width = Math.min(WIDTH, src.width);
  const height = Math.round((src.height * width) / src.width);
  const made = await getImage({ src, width, height, format: src.format === 'png' ? 'png' : 'jpg' });
  return { url: new URL(made.src, siteUrl).href, width, height, alt };
}
