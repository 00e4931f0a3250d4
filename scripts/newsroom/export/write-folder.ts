import { copyFile, mkdir, mkdtemp, readdir, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { fileProblem } from '../../command/file-problem.ts';
import { UsageError } from '../../command/command.ts';
import type { ExportedFile } from './format.ts';

/** Throws a UsageError unless `folder` is empty or does not exist. */
export async function mustBeFree(folder: string): Promise<void> {
  const names = await readdir(folder).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  });
  if (names.length > 0)
    throw new UsageError(`${folder} contains other files. Name a new or empty folder.`);
}

/**
 * Writes files into a new or empty folder, in one step: it contains all of them, or the folder is as it was.
 * Copies are of files below `root`. Returns their number. Throws an Error with one line if a file cannot be read or written.
 */
export async function writeFolder(
  folder: string,
  files: Iterable<ExportedFile>,
  root: string,
): Promise<number> {
  await mustBeFree(folder);
  const target = resolve(folder);
  await mkdir(dirname(target), { recursive: true });
  const unfinished = await mkdtemp(join(dirname(target), `.${basename(target)}-`));
  try {
    let count = 0;
    for (const file of files) {
      const path = join(unfinished, file.path);
      await mkdir(dirname(path), { recursive: true });
      if ('text' in file) await writeFile(path, file.text, { flag: 'wx' });
      else await copy(join(root, file.copyOf), path);
      count++;
    }
    // Fails if somebody has put a file there meanwhile. Renaming replaces no folder on Windows.
    await rmdir(target).catch(() => undefined);
    await rename(unfinished, target);
    return count;
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
}

async function copy(from: string, to: string): Promise<void> {
  await copyFile(from, to).catch((error: unknown) => {
    throw new Error(fileProblem(error, from) ?? `${from} cannot be read.`, { cause: error });
  });
}
