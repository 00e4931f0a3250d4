import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, lstatSync, statSync } from 'node:fs';
import {
  glob,
  mkdir,
  readdir,
  readFile,
  realpath,
  rename,
  rm,
  symlink,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { codeOf, syncFolder } from '../../src/providers/files/replace-durably.ts';

/** The folder of the builds that are kept; `dist` is a link to one of them. */
export const BUILDS = '.broadsheet/builds';

/** The build that is being made, in the folder of builds. */
export const UNFINISHED = 'unfinished';

/**
 * How many builds are kept besides the one that `dist` is. Pages that were opened before them find
 * their pictures, and a mistake that was built over can still be rolled back; more would only fill the disk.
 */
export const KEPT_BEFORE = 3;

/** How long a build waits for a disk that is busy, in milliseconds. */
const WRITE_MS = 30_000;

/** Names the build that `dist` was before this one. */
const PREVIOUS = 'previous';

/** What no build is whole without. */
const ALWAYS_THERE = [
  'client/index.html',
  'client/404.html',
  'client/405/index.html',
  'server/entry.mjs',
];

/** Throws an Error with one line unless `build` is the folder of a whole build. */
export function mustBeWhole(build: string): void {
  const missing = ALWAYS_THERE.find((file) => !existsSync(join(build, file)));
  if (missing === undefined) return;
  throw new Error(
    existsSync(build)
      ? `The build in ${build} is not whole, ${missing} is missing: run npm run build again.`
      : `There is no build in ${build}: run npm run build first.`,
  );
}

/** An empty folder to build in. What a build that was killed has left there is removed. */
export async function unfinishedBuild(root: string): Promise<string> {
  const folder = join(root, BUILDS, UNFINISHED);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  return folder;
}

/**
 * Makes `dist` the unfinished build, in one step, and removes the builds that are kept no longer. A
 * crash leaves `dist` as it was or as it will be. Throws an Error with one line when the build is not whole.
 */
export async function publishBuild(root: string): Promise<void> {
  const unfinished = join(root, BUILDS, UNFINISHED);
  mustBeWhole(unfinished);
  const name = newName();
  const before = await currentBuild(root);
  if (before !== undefined) await writeFile(join(unfinished, PREVIOUS), before);
  const folder = join(root, BUILDS, name);
  await rename(unfinished, folder);
  await swap(root, name);
  await removeOldBuilds(root, name);
}

/** The name of the build that `dist` is; `undefined` when it is none of those that are kept. */
export async function currentBuild(root: string): Promise<string | undefined> {
  const dist = join(root, 'dist');
  if (lstatSync(dist, { throwIfNoEntry: false })?.isDirectory()) return adopt(root);
  const folder = await realpath(dist).catch(() => undefined);
  const isKept = folder !== undefined && dirname(folder) === (await realpath(join(root, BUILDS)));
  return isKept ? basename(folder) : undefined;
}

/** The builds before `name`, the latest first. */
export async function buildsBefore(root: string, name: string): Promise<string[]> {
  const before = await readFile(join(root, BUILDS, name, PREVIOUS), 'utf8').catch(() => '');
  if (!before || !existsSync(join(root, BUILDS, before))) return [];
  return [before, ...(await buildsBefore(root, before))];
}

/**
 * Makes `dist` the build before `name`, and gives its name. Throws an Error with one line when there
 * is none, or when it is not whole.
 */
export async function rollBack(root: string, name: string): Promise<string> {
  const [previous] = await buildsBefore(root, name);
  if (previous === undefined) {
    throw new Error(
      `No build before ${name} is kept. Correct the content, then run npm run build.`,
    );
  }
  const folder = join(root, BUILDS, previous);
  mustBeWhole(folder);
  // Who asks what has changed since the later build would be told that nothing has.
  const now = new Date();
  for await (const file of glob('client/**/*', { cwd: folder }))
    await utimes(join(folder, file), now, now);
  await swap(root, previous);
  return previous;
}

/**
 * Makes `dist` a link to the build `name`. A rename replaces a link in one step (POSIX); Windows
 * does not, and there `dist` is away for a moment.
 */
async function swap(root: string, name: string): Promise<void> {
  const dist = join(root, 'dist');
  // Beside it, since a rename cannot leave a file system, and .broadsheet/ may be another one.
  const next = join(root, 'dist.next');
  await rm(next, { recursive: true, force: true });
  await symlink(join(BUILDS, name), next, 'junction');
  await rename(next, dist).catch(async (error: unknown) => {
    if (process.platform !== 'win32') throw error;
    await rm(dist, { recursive: true });
    await rename(next, dist);
  });
  await syncFolder(root);
}

/** Takes the folder `dist` of an earlier release among the builds. Gives its name. */
async function adopt(root: string): Promise<string> {
  const name = newName();
  await mkdir(join(root, BUILDS), { recursive: true });
  await rename(join(root, 'dist'), join(root, BUILDS, name)).catch((error: unknown) => {
    throw new Error(
      `dist/ cannot be moved to ${BUILDS}/ (${codeOf(error)}): remove dist/, then run npm run build again.`,
    );
  });
  await swap(root, name);
  return name;
}

/** Keeps the builds to roll back to, and the latest: those that were rolled back from are among them. */
async function removeOldBuilds(root: string, current: string): Promise<void> {
  const published = (name: string) => statSync(join(root, BUILDS, name)).ctimeMs;
  const all = (await readdir(join(root, BUILDS))).toSorted((a, b) => published(b) - published(a));
  const kept = new Set([
    current,
    ...(await buildsBefore(root, current)).slice(0, KEPT_BEFORE),
    ...all.slice(0, KEPT_BEFORE + 1),
  ]);
  for (const name of all.filter((one) => !kept.has(one)))
    await rm(join(root, BUILDS, name), { recursive: true, force: true });
}

/** Sorts by time for people; the end keeps two builds of one second, or of a clock set back, apart. */
function newName(): string {
  const time = new Date().toISOString().slice(0, 19).replaceAll(/[-:]/g, '');
  return `${time}Z-${randomBytes(3).toString('hex')}`;
}

/**
 * Waits until the disk has the file system of `folder`: after a loss of power, a link that is there
 * must not lead to files that are not. Node.js has no call for it; where the program is missing or the
 * disk is too busy, the system decides.
 */
export function writeToDisk(folder: string): void {
  spawnSync('sync', ['-f', folder], { stdio: 'ignore', timeout: WRITE_MS });
}
