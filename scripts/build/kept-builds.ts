import { existsSync, readdirSync } from 'node:fs';
import { glob, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { BUILDS, buildsBefore, mustBeWhole, REQUIRED_FILES, swap, UNFINISHED } from './builds.ts';

/** The names of all kept builds that are complete, the newest first: a name starts with the time. */
export function keptBuilds(root: string): string[] {
  return readdirSync(join(root, BUILDS))
    .filter((name) => name !== UNFINISHED)
    .filter((name) => REQUIRED_FILES.every((file) => existsSync(join(root, BUILDS, name, file))))
    .toSorted()
    .toReversed();
}

/**
 * Points `dist` to the build before `name` and returns its name. Throws an Error with one line if there
 * is none, or if it is incomplete.
 */
export async function rollBack(root: string, name: string): Promise<string> {
  const [previous] = await buildsBefore(root, name);
  if (previous === undefined) {
    throw new Error(
      `There is no build before ${name} to roll back to. Correct the content, then run npm run build.`,
    );
  }
  await switchTo(root, previous);
  return previous;
}

/** Points `dist` to a kept build. Throws an Error with one line if it is incomplete. */
export async function switchTo(root: string, name: string): Promise<void> {
  const folder = join(root, BUILDS, name);
  mustBeWhole(folder);
  // Otherwise a conditional request with the date of the other build would be answered 304.
  const now = new Date();
  for await (const file of glob('client/**/*', { cwd: folder }))
    await utimes(join(folder, file), now, now);
  await swap(root, name);
}
