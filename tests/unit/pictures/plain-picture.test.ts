import sharp, { type Sharp } from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import { makePlainPicture, plainSize } from '../../../src/pictures/plain-picture.ts';

test.each([
  [3000, 2000, 1200, 800],
  [3024, 4032, 1200, 1600],
  [640, 480, 640, 480],
  [9000, 1, 1200, 1],
])('of %d by %d pixels, %d by %d are kept', (width, height, keptWidth, keptHeight) => {
  expect(plainSize({ width, height })).toEqual({ width: keptWidth, height: keptHeight });
});

describe('a photograph of 1800 by 1200 pixels, with the noise of a sensor,', () => {
  let photo: Sharp;
  beforeAll(async () => {
    photo = sharp(await aPhotograph());
  });
  const size = plainSize({ width: 1800, height: 1200 });

  test.each([
    ['jpg', () => photo.clone().jpeg()],
    ['png', () => photo.clone().png({ compressionLevel: 1 })],
    ['png', () => photo.clone().ensureAlpha().png({ compressionLevel: 1 })],
    ['webp', () => photo.clone().webp()],
  ])('is a JPEG of 250 KB at most, as %s', async (format, picture) => {
    const { format: made, data } = await makePlainPicture(await picture().toBuffer(), format, size);
    expect(made).toBe('jpg');
    expect(data.length).toBeLessThanOrEqual(250_000);
    expect(await sharp(data).metadata()).toMatchObject({
      format: 'jpeg',
      width: 1200,
      height: 800,
    });
  });

  test('is a PNG of 256 colors if it has transparent pixels', async () => {
    const round = Buffer.from('<svg><circle cx="300" cy="200" r="199"/></svg>');
    const picture = await photo
      .clone()
      .extract({ left: 0, top: 0, width: 600, height: 400 })
      .ensureAlpha()
      .composite([{ input: round, blend: 'dest-in' }])
      .png({ compressionLevel: 1 })
      .toBuffer();
    const { format, data } = await makePlainPicture(picture, 'png', { width: 600, height: 400 });
    expect(format).toBe('png');
    expect(await sharp(data).metadata()).toMatchObject({ isPalette: true, hasAlpha: true });
    expect(data.length).toBeLessThan(250_000);
  });
});

describe('a drawing', () => {
  const drawing = Buffer.from(
    '<svg width="1600" height="900"><rect width="99%" height="99%" fill="#fff"/><text x="99" y="400" font-size="200">12.5 %</text></svg>',
  );

  test.each([
    ['png', sharp(drawing).png()],
    ['webp', sharp(drawing).webp({ lossless: true })],
    ['avif', sharp(drawing).avif({ lossless: true, effort: 0 })],
  ])('stays sharp, as %s', async (format, picture) => {
    const original = await picture.toBuffer();
    const { format: made } = await makePlainPicture(original, format, { width: 1200, height: 675 });
    expect(made).toBe('png');
  });
});

test('an animated GIF keeps its frames', async () => {
  const frame = (background: string) =>
    sharp({ create: { width: 60, height: 40, channels: 3, background } })
      .png()
      .toBuffer();
  const frames = [await frame('#f00'), await frame('#0f0'), await frame('#00f')];
  const gif = await sharp(frames, { join: { animated: true } })
    .gif({ delay: 100 })
    .toBuffer();
  const { format, data } = await makePlainPicture(gif, 'gif', { width: 30, height: 20 });
  expect(format).toBe('gif');
  expect(await sharp(data, { animated: true }).metadata()).toMatchObject({
    pages: 3,
    width: 30,
    pageHeight: 20,
  });
});

/** Shapes and gradients, softened as a lens does, under noise. */
async function aPhotograph(): Promise<Buffer> {
  const size = { width: 1800, height: 1200 };
  const shapes = Buffer.from(
    `<svg width="1800" height="1200"><defs><linearGradient id="g" x2="0" y2="1"><stop stop-color="#8ac"/><stop offset="1" stop-color="#432"/></linearGradient></defs><rect width="1800" height="1200" fill="url(#g)"/>${Array.from(
      { length: 400 },
      (_, i) =>
        `<circle cx="${(i * 373) % 1800}" cy="${(i * 631) % 1200}" r="${20 + (i % 60)}" fill="hsl(${i * 7} 40% ${20 + (i % 60)}%)"/>`,
    ).join('')}</svg>`,
  );
  const noise = await sharp({
    create: {
      ...size,
      channels: 3,
      background: '#808080',
      noise: { type: 'gaussian', mean: 128, sigma: 20 },
    },
  })
    .png({ compressionLevel: 1 })
    .toBuffer();
  return sharp(shapes)
    .blur(3)
    .composite([{ input: noise, blend: 'overlay' }])
    .removeAlpha()
    .png({ compressionLevel: 1 })
    .toBuffer();
}
