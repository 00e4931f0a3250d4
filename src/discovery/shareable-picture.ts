import type { SharedPicture } from './page-facts.ts';

const MIN_WIDTH = 696;
const MIN_PIXELS = 50_000;

/**
 * Whether a picture is large enough for link previews and search results. Google requires 50,000 pixels
 * (developers.google.com/search/docs/appearance/structured-data/article). The width of 696 is what it
 * required before; a narrower picture is blurred on a large card.
 */
export function isLargeEnoughToShare({
  width,
  height,
}: Pick<SharedPicture, 'width' | 'height'>): boolean {
  return width >= MIN_WIDTH && width * height >= MIN_PIXELS;
}
