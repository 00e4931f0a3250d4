import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, onTestFinished, test } from 'vitest';
import { keptPlainPicture } from '../../../src/pictures/kept-picture.ts';

test('pages that are rendered at once can have the same picture', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'broadsheet-pictures-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const create = { width: 40, height: 30, channels: 3, background: 'red' } as const;
  const original = await sharp({ create }).jpeg().toBuffer();
  const ask = () => keptPlainPicture(original, 'jpg', { width: 40, height: 30 }, folder);
  const kept = await Promise.all([ask(), ask(), ask(), ask()]);
  expect(new Set(kept.map(({ file }) => file)).size).toBe(1);
  expect(await ask()).toEqual(kept[0]);
});
