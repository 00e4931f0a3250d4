/** CSS pixels: the width of an email. */
const WIDTH = 600;

/**
 * The size of a picture in an email, in CSS pixels. The file has up to twice as many pixels, for
 * high-density screens.
 */
export function mailSize({ width, height }: { width: number; height: number }) {
  const shown = Math.min(WIDTH, width);
  return { width: shown, height: Math.round((shown * height) / width) };
}
