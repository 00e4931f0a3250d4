import { mkdtempSync, mkdirSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { basename, join } from 'node:path';
import { realpath } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type CurrentBuild, followBuild } from '../../../../scripts/server/current-build.ts';

/** Generous, because a busy machine takes longer. */
const PATIENTLY = { timeout: 20_000 };

let root: string;
let builds: CurrentBuild<string>;
const report = vi.fn<(event: string, reason?: string) => void>();
const broken = new Set<string>();
/** Runs while a build is loaded, before its first file is read. */
let meanwhile: (name: string) => void;

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'broadsheet-current-'));
  for (const name of ['one', 'two', 'three']) mkdirSync(join(root, name));
  report.mockReset();
  broken.clear();
  meanwhile = () => undefined;
  link('one');
  builds = await followBuild(join(root, 'dist'), { load, report, everyMs: 5 });
});
afterEach(() => {
  builds.close();
  rmSync(root, { recursive: true });
});

async function load(folder: string): Promise<string> {
  meanwhile(basename(folder));
  const name = basename(await realpath(folder));
  if (broken.has(name)) throw new Error(`${name} is broken`);
  return name;
}

function link(name: string): void {
  symlinkSync(name, join(root, 'dist.next'));
  renameSync(join(root, 'dist.next'), join(root, 'dist'));
}

test('switches to a new build, and reports it once', async () => {
  link('two');
  await expect.poll(() => builds.now(), PATIENTLY).toBe('two');
  expect(report.mock.calls).toEqual([['build-taken']]);
});

test('reports a build that cannot be loaded once, and keeps the previous one until another can', async () => {
  broken.add('two');
  link('two');
  await expect
    .poll(() => report.mock.calls, PATIENTLY)
    .toEqual([['build-not-taken', 'two is broken']]);
  link('three');
  await expect.poll(() => builds.now(), PATIENTLY).toBe('three');
  expect(report.mock.calls).toEqual([['build-not-taken', 'two is broken'], ['build-taken']]);
});

test('switches to a build that becomes complete later', async () => {
  broken.add('two');
  link('two');
  await expect.poll(() => report.mock.calls, PATIENTLY).toHaveLength(1);
  broken.clear();
  await expect.poll(() => builds.now(), PATIENTLY).toBe('two');
});

test('a build that is replaced while it loads is loaded completely, and each is used once', async () => {
  const loaded: string[] = [];
  meanwhile = (name) => {
    loaded.push(name);
    if (name === 'two') link('three');
  };
  link('two');
  await expect.poll(() => builds.now(), PATIENTLY).toBe('three');
  expect(loaded).toEqual(['two', 'three']);
  expect(report.mock.calls).toEqual([['build-taken'], ['build-taken']]);
});

test('reports a broken build even if it is replaced while it loads', async () => {
  broken.add('two');
  meanwhile = (name) => {
    if (name === 'two') link('three');
  };
  link('two');
  await expect.poll(() => builds.now(), PATIENTLY).toBe('three');
  expect(report.mock.calls).toEqual([['build-not-taken', 'two is broken'], ['build-taken']]);
});

test('the first build is the one that dist pointed to when the server started', async () => {
  meanwhile = () => link('two');
  builds.close();
  builds = await followBuild(join(root, 'dist'), { load, report, everyMs: 60_000 });
  expect(builds.now()).toBe('one');
});

test('keeps the current build while dist/ is missing', async () => {
  rmSync(join(root, 'dist'));
  link('one');
  link('two');
  await expect.poll(() => builds.now(), PATIENTLY).toBe('two');
  expect(report.mock.calls).toEqual([['build-taken']]);
});

test('switches back to the previous build after a rollback', async () => {
  link('two');
  await expect.poll(() => builds.now(), PATIENTLY).toBe('two');
  link('one');
  await expect.poll(() => builds.now(), PATIENTLY).toBe('one');
});
