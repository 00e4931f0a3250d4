import type { SharedPicture } from './page-facts.ts';

const LEAST_WIDTH = 696;
const LEAST_PIXELS = 50_000;

/**
 * Whether a picture is large enough to stand for its article where others show it. 50,000 pixels are
 * what Google asks at least (developers.google.com/search/docs/appearance/structured-data/article);
 * 696 of width is what it asked before, and below it a large card is a blur.
 */
export function standsForArticle({
  width,
  height,
}: Pick<SharedPicture, 'width' | 'height'>): boolean {
  return width >= LEAST_WIDTH && width * height >= LEAST_PIXELS;
}
