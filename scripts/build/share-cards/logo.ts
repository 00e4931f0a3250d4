import { createCanvas } from '@napi-rs/canvas';
import { initial } from '../../../src/styles/initial.ts';
import type { CardLook } from './card-look.ts';
import { css, registered } from './card-painter.ts';

/** Pixels. Search engines require at least 112. */
const SIZE = 512;

/**
 * The logo of a publication, a square PNG: the first letter of its name below the double rule of the
 * masthead, in the look of its cards.
 */
export function logo({ colors, headlineFonts }: CardLook, name: string): Buffer {
  const canvas = createCanvas(SIZE, SIZE);
  const context = canvas.getContext('2d');
  context.fillStyle = css(colors.paper);
  context.fillRect(0, 0, SIZE, SIZE);
  context.fillStyle = css(colors.ink);
  context.fillRect(72, 76, SIZE - 2 * 72, 14);
  context.fillRect(72, 102, SIZE - 2 * 72, 6);
  context.font = `400px ${registered('Logo', headlineFonts)}`;
  context.fillStyle = css(colors.accent);
  context.textAlign = 'center';
  context.fillText(initial(name), SIZE / 2, 428);
  return canvas.toBuffer('image/png');
}
