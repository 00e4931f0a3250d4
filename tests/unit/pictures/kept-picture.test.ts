import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, onTestFinished, test, vi } from 'vitest';
import { keptPlainPicture } from '../../../src/pictures/kept-picture.ts';

const SIZE = { width: 40, height: 30 };

async function aFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'broadsheet-pictures-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

function aPhoto(): Promise<Buffer> {
  return sharp({ create: { ...SIZE, channels: 3, background: 'red' } })
    .jpeg()
    .toBuffer();
}

test('pages that are rendered at once can have the same picture', async () => {
  const folder = await aFolder();
  const original = await aPhoto();
  const ask = () => keptPlainPicture(original, 'jpg', SIZE, folder);
  const kept = await Promise.all([ask(), ask(), ask(), ask()]);
  expect(new Set(kept.map(({ file }) => file)).size).toBe(1);
  expect(await ask()).toEqual(kept[0]);
});

test('threads that render at once can have the same picture', async () => {
  const folder = await aFolder();
  const original = await aPhoto();
  // Each thread loads its own modules; the number of the process is the same.
  const threads = [];
  for (let i = 0; i < 8; i++) {
    vi.resetModules();
    threads.push(await import('../../../src/pictures/kept-picture.ts'));
  }
  const kept = await Promise.all(
    threads.map((thread) => thread.keptPlainPicture(original, 'jpg', SIZE, folder)),
  );
  const [file] = await readdir(folder);
  expect(kept.map((one) => one.file)).toEqual(threads.map(() => join(folder, file ?? '')));
  expect(await readdir(folder)).toHaveLength(1);
});
