import { mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { openKeptFiles } from '../../../src/loading/kept-files.ts';

let folder: string;
let out: string;

beforeEach(async () => {
  const base = await mkdtemp(join(tmpdir(), 'broadsheet-kept-'));
  folder = join(base, 'pages');
  out = join(base, 'page.html');
});

test('a later build finds what an earlier one kept', async () => {
  const first = openKeptFiles(folder);
  first.keep('a', 'Ä page');
  first.keep('b', 'a file');

  const later = openKeptFiles(folder);
  expect(later.read('a')?.toString()).toBe('Ä page');
  expect(later.use('b')).toBe(true);
  expect(later.putAt('b', `${out}.copy/b`)).toBe(true);
  expect(await readFile(`${out}.copy/b`, 'utf8')).toBe('a file');
  expect(later.read('c')).toBeUndefined();
  expect(later.use('c')).toBe(false);
  expect(later.putAt('c', `${out}.other`)).toBe(false);
});

test('a file that was cut off is not taken for a whole one', async () => {
  openKeptFiles(folder).keep('a', 'A long page');
  const [name = ''] = await readdir(folder);
  await truncate(join(folder, name), 4);
  const later = openKeptFiles(folder);
  expect(later.read('a')).toBeUndefined();
  expect(later.use('a')).toBe(false);
  expect(later.putAt('a', out)).toBe(false);
  await expect(readFile(out)).rejects.toThrow('ENOENT');
  later.keep('a', 'A long page');
  expect(openKeptFiles(folder).read('a')?.toString()).toBe('A long page');
});

test.each([
  ['gone', (file: string) => rm(file)],
  ['cut off', (file: string) => truncate(file, 4)],
])('a file is not kept if what was beside it is %s', async (_how, damage) => {
  openKeptFiles(folder).keep('a', 'A page', 'Its pictures');
  const later = openKeptFiles(folder);
  expect(later.use('a')).toBe(true);
  later.removeUnused();
  expect(openKeptFiles(folder).readBeside('a')?.toString()).toBe('Its pictures');

  const names = await readdir(folder);
  await damage(join(folder, names.find((name) => name.startsWith('a.beside')) ?? ''));
  expect(openKeptFiles(folder).use('a')).toBe(false);
  expect(openKeptFiles(folder).putAt('a', out)).toBe(false);
});

test('only what a build used stays, and nothing of a build that was killed', async () => {
  const first = openKeptFiles(folder);
  first.keep('a', 'one');
  first.keep('b', 'two');
  await writeFile(join(folder, 'part-1-0'), 'hal');
  const later = openKeptFiles(folder);
  later.read('b');
  later.keep('c', 'three');
  later.removeUnused();
  expect((await readdir(folder)).toSorted()).toEqual(['b.3', 'c.5']);
});
