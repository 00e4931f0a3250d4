import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, lstatSync, statSync } from 'node:fs';
import {
  mkdir,
  readdir,
  readFile,
  realpath,
  rename,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { hostOfBuild, HOST_FILES } from './host-of-build.ts';
import { codeOf, syncFolder } from '../../src/providers/files/replace-durably.ts';

/** The folder of kept builds; `dist` is a link to one of them. */
export const BUILDS = '.broadsheet/builds';

/** The build in progress, in the folder of builds. */
export const UNFINISHED = 'unfinished';

/**
 * How many builds are kept besides the current one. They serve the images of pages that are already
 * open, and make it possible to roll back; more would only fill the disk.
 */
export const KEPT_BEFORE = 3;

/** How long a build waits for a busy disk, in milliseconds. */
const WRITE_MS = 30_000;

/** The file in a build that names the build before it. */
const PREVIOUS = 'previous';

/** The file in a build with the digest of all that it was made from. */
const INPUTS = 'inputs';

const FILES_OF_SITE = ['client/index.html', 'client/404.html'];

/** Files that every complete build for the Node.js server contains. */
export const REQUIRED_FILES = [...FILES_OF_SITE, 'client/405/index.html', 'server/entry.mjs'];

/** Throws an Error with one line unless `build` is the folder of a complete build. */
export function mustBeWhole(build: string): void {
  const missing = missingFile(build);
  if (missing === undefined) return;
  throw new Error(
    existsSync(build)
      ? `The build in ${build} is incomplete: ${missing} is missing. Run npm run build again.`
      : `There is no build in ${build}. Run npm run build first.`,
  );
}

/** A file that a complete build would have. */
function missingFile(build: string): string | undefined {
  const host = hostOfBuild(build);
  const required = host === undefined ? REQUIRED_FILES : [...FILES_OF_SITE, HOST_FILES[host]];
  return required.find((file) => !existsSync(join(build, file)));
}

/** Creates an empty folder to build in. Removes what a killed build left there. */
export async function unfinishedBuild(root: string): Promise<string> {
  const folder = join(root, BUILDS, UNFINISHED);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  return folder;
}

/**
 * Points `dist` to the unfinished build, in one step, and removes builds that are no longer kept. After
 * a crash, `dist` is either the old build or the new one. Throws an Error with one line if the build is
 * incomplete.
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

/** The name of the build that `dist` points to; `undefined` if it is not a kept build. */
export async function currentBuild(root: string): Promise<string | undefined> {
  const dist = join(root, 'dist');
  if (lstatSync(dist, { throwIfNoEntry: false })?.isDirectory()) return adopt(root);
  const folder = await realpath(dist).catch(() => undefined);
  const isKept = folder !== undefined && dirname(folder) === (await realpath(join(root, BUILDS)));
  return isKept ? basename(folder) : undefined;
}

/** Notes what the build in `folder` was made from. */
export async function recordInputs(folder: string, inputs: string): Promise<void> {
  await writeFile(join(folder, INPUTS), inputs);
}

/** The folder of the build that `dist` points to, if it was made from these inputs and is complete. */
export async function builtFrom(root: string, inputs: string): Promise<string | undefined> {
  const name = await currentBuild(root);
  if (name === undefined) return undefined;
  const folder = join(root, BUILDS, name);
  const recorded = await readFile(join(folder, INPUTS), 'utf8').catch(() => undefined);
  return recorded === inputs && missingFile(folder) === undefined ? folder : undefined;
}

/** The names of the builds before `name`, the latest first. */
export async function buildsBefore(root: string, name: string): Promise<string[]> {
  const before = await readFile(join(root, BUILDS, name, PREVIOUS), 'utf8').catch(() => '');
  if (!before || !existsSync(join(root, BUILDS, before))) return [];
  return [before, ...(await buildsBefore(root, before))];
}

/**
 * Makes `dist` a link to the build `name`. Renaming replaces a link in one step (POSIX). On Windows it
 * does not, and `dist` is missing for a moment.
 */
export async function swap(root: string, name: string): Promise<void> {
  const dist = join(root, 'dist');
  // Beside dist, because a rename cannot cross file systems, and .broadsheet/ may be another one.
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

/** Moves a folder `dist`, from an earlier release, into the folder of builds. Returns its name. */
async function adopt(root: string): Promise<string> {
  const name = newName();
  await mkdir(join(root, BUILDS), { recursive: true });
  await rename(join(root, 'dist'), join(root, BUILDS, name)).catch((error: unknown) => {
    throw new Error(
      `dist/ cannot be moved to ${BUILDS}/ (${codeOf(error)}). Remove dist/, then run npm run build again.`,
    );
  });
  await swap(root, name);
  return name;
}

/** Keeps the builds to roll back to, and the latest ones, which include those rolled back from. */
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

/** Starts with the time. The random suffix keeps builds of the same second, or after a clock change, apart. */
function newName(): string {
  const time = new Date().toISOString().slice(0, 19).replaceAll(/[-:]/g, '');
  return `${time}Z-${randomBytes(3).toString('hex')}`;
}

/**
 * Flushes the file system of `folder` to disk, so that after a power failure the link does not point to
 * missing files. Node.js has no API for it. If `sync` is missing or the disk is too busy, the flush is
 * left to the operating system.
 */
export function writeToDisk(folder: string): void {
  spawnSync('sync', ['-f', folder], { stdio: 'ignore', timeout: WRITE_MS });
}
