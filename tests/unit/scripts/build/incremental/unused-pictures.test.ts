import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { removeUnusedPictures } from '../../../../../scripts/build/incremental/unused-pictures.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'broadsheet-pictures-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('keeps the pictures of a build, and neither others nor what a killed build began', () => {
  const [cache, published] = [join(folder, 'assets'), join(folder, '_astro')];
  for (const [one, names] of [
    [cache, ['a.avif', 'old.avif', 'b.avif.part']],
    [published, ['a.avif', 'b.avif', 'font.woff2']],
  ] as const) {
    mkdirSync(one);
    for (const name of names) writeFileSync(join(one, name), name);
  }
  removeUnusedPictures(cache, published);
  expect(readdirSync(cache)).toEqual(['a.avif']);
});

test('does nothing for a build without pictures', () => {
  removeUnusedPictures(join(folder, 'assets'), join(folder, '_astro'));
  expect(readdirSync(folder)).toEqual([]);
});
