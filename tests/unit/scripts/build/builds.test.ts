import { spawnSync } from 'node:child_process';
import {
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  BUILDS,
  buildsBefore,
  currentBuild,
  KEPT_BEFORE,
  publishBuild,
  unfinishedBuild,
} from '../../../../scripts/build/builds.ts';
import { keptBuilds, rollBack, switchTo } from '../../../../scripts/build/kept-builds.ts';
import { emptyProject, publish, smallBuild, writeFiles } from './small-builds.ts';

let root: string;
beforeEach(async () => {
  root = await emptyProject();
});
afterEach(() => rmSync(root, { recursive: true }));

const kept = () => readdirSync(join(root, BUILDS));
const front = () => readFileSync(join(root, 'dist/client/index.html'), 'utf8');
const before = async () => buildsBefore(root, (await currentBuild(root)) ?? '');

test('dist/ points to a build only when it is complete', async () => {
  await publish(root, smallBuild('one'));
  await writeFiles(await unfinishedBuild(root), smallBuild('two'));
  expect(front()).toContain('<!-- one -->');
  await publishBuild(root);
  expect(front()).toContain('<!-- two -->');
});

test('an incomplete build changes nothing, and the error names what is missing', async () => {
  await publish(root, smallBuild('one'));
  const files = Object.entries(smallBuild('two')).filter(([file]) => !file.includes('405'));
  await expect(publish(root, Object.fromEntries(files))).rejects.toThrow(
    'client/405/index.html is missing',
  );
  expect(front()).toContain('<!-- one -->');
  expect(kept()).toHaveLength(2);
});

test('leftovers of a killed build are removed and not part of the next one', async () => {
  await writeFiles(await unfinishedBuild(root), { 'client/left.html': 'left' });
  await publish(root, smallBuild('one'));
  expect(readdirSync(join(root, 'dist/client'))).not.toContain('left.html');
  expect(kept()).toHaveLength(1);
});

test('keeps only the latest builds', async () => {
  for (const mark of ['a', 'b', 'c', 'd', 'e', 'f']) await publish(root, smallBuild(mark));
  expect(kept()).toHaveLength(KEPT_BEFORE + 1);
  const texts = (await before()).map((name) =>
    readFileSync(join(root, BUILDS, name, 'client/rss.xml'), 'utf8').slice(0, 10),
  );
  expect(texts).toEqual(['<!-- e -->', '<!-- d -->', '<!-- c -->']);
});

test('a rollback skips a build that was already rolled back from', async () => {
  await publish(root, smallBuild('good'));
  await publish(root, smallBuild('bad'));
  const good = await rollBack(root, (await currentBuild(root)) ?? '');
  expect(front()).toContain('<!-- good -->');
  await publish(root, smallBuild('better'));
  expect(await before()).toEqual([good]);
});

test('after a rollback, the build that was rolled back from is listed and can be returned to', async () => {
  await publish(root, smallBuild('one'));
  await publish(root, smallBuild('two'));
  const two = (await currentBuild(root)) ?? '';
  const one = await rollBack(root, two);
  await unfinishedBuild(root);
  expect(new Set(keptBuilds(root))).toEqual(new Set([one, two]));
  await switchTo(root, two);
  expect(front()).toContain('<!-- two -->');
  expect(await before()).toEqual([one]);
});

test('without a previous build, a rollback changes nothing and says what to do', async () => {
  await publish(root, smallBuild('one'));
  const one = (await currentBuild(root)) ?? '';
  await expect(rollBack(root, one)).rejects.toThrow(
    /^There is no build before .+ to roll back to\. Correct/,
  );
  expect(front()).toContain('<!-- one -->');
});

test('dist/ of an earlier release becomes the previous build', async () => {
  await writeFiles(join(root, 'dist'), smallBuild('old'));
  await publish(root, smallBuild('new'));
  expect(lstatSync(join(root, 'dist')).isSymbolicLink()).toBe(true);
  expect(front()).toContain('<!-- new -->');
  expect(await before()).toHaveLength(1);
});

test('the link is relative, so the project can be moved', async () => {
  await publish(root, smallBuild('one'));
  expect(readlinkSync(join(root, 'dist'))).toMatch(/^\.broadsheet\/builds\/\d{8}T\d{6}Z-/);
});

test('a link that a killed build left beside dist/ does not get in the way', async () => {
  mkdirSync(join(root, 'dist.next'));
  await publish(root, smallBuild('one'));
  expect(front()).toContain('<!-- one -->');
});

test('copying dist/ with a trailing slash copies the files', async () => {
  await publish(root, smallBuild('one'));
  spawnSync('cp', ['-r', 'dist/client', 'published'], { cwd: root });
  expect(readFileSync(join(root, 'published/index.html'), 'utf8')).toBe(front());
});

test('a build that was rolled back from is kept for readers with open pages', async () => {
  await publish(root, smallBuild('one'));
  await publish(root, smallBuild('two'));
  const two = (await currentBuild(root)) ?? '';
  await rollBack(root, two);
  await publish(root, smallBuild('three'));
  expect(kept()).toContain(two);
  expect(await before()).not.toContain(two);
});

test('a dist that points elsewhere is not a build of this project', async () => {
  await publish(root, smallBuild('one'));
  mkdirSync(join(root, 'elsewhere'));
  rmSync(join(root, 'dist'));
  symlinkSync('elsewhere', join(root, 'dist'));
  expect(await currentBuild(root)).toBeUndefined();
});
