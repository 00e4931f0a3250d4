import { mkdtempSync, mkdirSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { basename, join } from 'node:path';
import { realpath } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type CurrentBuild, followBuild } from '../../../../scripts/server/current-build.ts';

/** What takes a moment on an idle machine takes longer on a busy one. */
const PATIENTLY = { timeout: 20_000 };

let root: string;
let builds: CurrentBuild<string>;
const report = vi.fn<(event: string, reason?: string) => void>();
const broken = new Set<string>();
/** What happens while a build is loaded, before the first of its files is read. */
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

test('a new build is taken, and reported once', async () => {
  link('two');
  await expect.poll(() => builds.now(), PATIENTLY).toBe('two');
  expect(report.mock.calls).toEqual([['build-taken']]);
});

test('one that cannot be loaded is reported once, and the one before stays until another can', async () => {
  broken.add('two');
  link('two');
  await expect
    .poll(() => report.mock.calls, PATIENTLY)
    .toEqual([['build-not-taken', 'two is broken']]);
  link('three');
  await expect.poll(() => builds.now(), PATIENTLY).toBe('three');
  expect(report.mock.calls).toEqual([['build-not-taken', 'two is broken'], ['build-taken']]);
});

test('one that becomes whole later is taken then', async () => {
  broken.add('two');
  link('two');
  await expect.poll(() => report.mock.calls, PATIENTLY).toHaveLength(1);
  broken.clear();
  await expect.poll(() => builds.now(), PATIENTLY).toBe('two');
});

test('a build that is replaced while it is loaded is loaded whole, and each is taken once', async () => {
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

test('a broken build that is replaced while it is loaded is the one that is reported', async () => {
  broken.add('two');
  meanwhile = (name) => {
    if (name === 'two') link('three');
  };
  link('two');
  await expect.poll(() => builds.now(), PATIENTLY).toBe('three');
  expect(report.mock.calls).toEqual([['build-not-taken', 'two is broken'], ['build-taken']]);
});

test('the first build is the one that dist was when the server started', async () => {
  meanwhile = () => link('two');
  builds.close();
  builds = await followBuild(join(root, 'dist'), { load, report, everyMs: 60_000 });
  expect(builds.now()).toBe('one');
});

test('while dist/ is away, the build in use stays', async () => {
  rmSync(join(root, 'dist'));
  link('one');
  link('two');
  await expect.poll(() => builds.now(), PATIENTLY).toBe('two');
  expect(report.mock.calls).toEqual([['build-taken']]);
});

test('after a rollback the build before is taken again', async () => {
  link('two');
  await expect.poll(() => builds.now(), PATIENTLY).toBe('two');
  link('one');
  await expect.poll(() => builds.now(), PATIENTLY).toBe('one');
});
