import { createCanvas, loadImage } from '@napi-rs/canvas';
import { expect, test } from 'vitest';
import {
  palettePngEncoder,
  type Rgb,
  shades,
} from '../../../../../scripts/build/share-cards/palette-png.ts';

const WHITE: Rgb = [255, 255, 255];
const RED: Rgb = [200, 0, 0];

test('another decoder reads the same pixels, each in the nearest color', async () => {
  const pixels = [WHITE, RED, [250, 250, 250], [190, 10, 10], RED, WHITE].flatMap((color) => [
    ...color,
    255,
  ]);
  const png = palettePngEncoder([WHITE, RED])(Uint8Array.from(pixels), 3, 2);
  const canvas = createCanvas(3, 2);
  const context = canvas.getContext('2d');
  context.drawImage(await loadImage(png), 0, 0);
  expect([...context.getImageData(0, 0, 3, 2).data]).toEqual(
    [WHITE, RED, WHITE, RED, RED, WHITE].flatMap((color) => [...color, 255]),
  );
});

test('shades are equal steps from one color to the other', () => {
  expect(shades(WHITE, [255, 255, 155], 4)).toEqual([
    [255, 255, 230],
    [255, 255, 205],
    [255, 255, 180],
    [255, 255, 155],
  ]);
});
