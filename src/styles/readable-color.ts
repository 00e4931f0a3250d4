import { contrastRatio, MINIMUM_CONTRAST } from './contrast-ratio.ts';

/** Steps from a color to black or white. */
const STEPS = 64;

/**
 * The color nearest to `color` that is readable as text on `paper`: the color itself, or one on the way to
 * black or white, whichever the paper needs. Both as `#8f1d1d`. `minimum` is the contrast to reach.
 */
export function readableColor(color: string, paper: string, minimum = MINIMUM_CONTRAST): string {
  const end = contrastRatio('#000000', paper) > contrastRatio('#ffffff', paper) ? 0 : 255;
  const colors = Array.from({ length: STEPS + 1 }, (_, step) => mixed(color, end, step / STEPS));
  return colors.find((one) => contrastRatio(one, paper) >= minimum) ?? color;
}

function mixed(color: string, end: number, share: number): string {
  const channels = [1, 3, 5].map((at) => {
    const channel = parseInt(color.slice(at, at + 2), 16);
    return Math.round(channel + (end - channel) * share);
  });
  return `#${channels.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
}
