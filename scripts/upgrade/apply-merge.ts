import { cp, readdir, rm, rmdir } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Merge } from './merge-release.ts';
import type { ScratchRepository } from './scratch-repository.ts';
import { VERSION_FILE } from './version.ts';

/** The folder in a copy without git for files as they were before the upgrade. */
export const BEFORE = '.broadsheet/before-upgrade';

/**
 * Writes and removes the files of a copy that an upgrade changes. The file with the version is last, so that
 * an upgrade that was stopped can be repeated. With `keepBefore`, first copies what it changes.
 */
export async function applyMerge(
  scratch: ScratchRepository,
  { tree, written, removed }: Merge,
  { copy, keepBefore }: { copy: string; keepBefore: boolean },
): Promise<void> {
  if (keepBefore) {
    const before = join(copy, BEFORE);
    await rm(before, { recursive: true, force: true });
    for (const path of [...written, ...removed])
      if (existsSync(join(copy, path))) await cp(join(copy, path), join(before, path));
  }
  const write = (paths: readonly string[]) =>
    scratch.git(['checkout-index', '--force', '-z', '--stdin'], {
      workTree: copy,
      input: paths.map((path) => `${path}\0`).join(''),
    });
  scratch.git(['read-tree', tree]);
  write(written.filter((path) => path !== VERSION_FILE));
  for (const path of removed) await removeFile(copy, path);
  write(written.filter((path) => path === VERSION_FILE));
}

/** Removes a file, and the folders that are empty without it. */
async function removeFile(copy: string, path: string): Promise<void> {
  await rm(join(copy, path), { force: true });
  for (let folder = dirname(path); folder !== '.'; folder = dirname(folder)) {
    const names = await readdir(join(copy, folder)).catch(() => ['']);
    if (names.length > 0) return;
    await rmdir(join(copy, folder));
  }
}
