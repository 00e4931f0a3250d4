import { createCanvas, loadImage } from '@napi-rs/canvas';
import { expect, test } from 'vitest';
import { projectPath } from '../../../../../scripts/settings/environment.ts';
import { cardLook } from '../../../../../scripts/build/share-cards/card-look.ts';
import { logo } from '../../../../../scripts/build/share-cards/logo.ts';

const look = cardLook(projectPath('.'));

test.each(['Broadsheet', 'Zeitung', 'الصحيفة'])(
  'the logo of “%s” has its letter in the accent’s color, and free margins',
  async (name) => {
    const image = await loadImage(logo(look, name));
    expect([image.width, image.height]).toEqual([512, 512]);
    const context = createCanvas(512, 512).getContext('2d');
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(0, 0, 512, 512);
    let [inside, outside] = [0, 0];
    for (let i = 0; i < 512 * 512; i++) {
      if (look.colors.accent.some((part, k) => data[4 * i + k] !== part)) continue;
      if (i % 512 < 24 || i % 512 >= 488 || i >= 512 * 488) outside++;
      else inside++;
    }
    expect(inside).toBeGreaterThan(2000);
    expect(outside).toBe(0);
  },
);

test('another first letter makes another logo', () => {
  expect(logo(look, 'Broadsheet')).toEqual(logo(look, 'Bulletin'));
  expect(logo(look, 'Broadsheet')).not.toEqual(logo(look, 'Courier'));
});
