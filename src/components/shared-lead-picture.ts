import type { ImageMetadata } from 'astro';
import type { SharedPicture } from '../discovery/page-facts.ts';
import { getPlainPicture } from '../pictures/get-plain-picture.ts';

/** An article's lead picture for programs that show links; none of them reads SVG. */
export async function sharedLeadPicture(
  image: { src: ImageMetadata; alt: string } | undefined,
  siteUrl: URL,
): Promise<SharedPicture | undefined> {
  if (!image || image.src.format === 'svg') return undefined;
  const { src, width, height } = await getPlainPicture(image.src);
  return { url: new URL(src, siteUrl).href, width, height, alt: image.alt };
}
