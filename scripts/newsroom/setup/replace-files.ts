import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Changes to the files of a folder, as paths from there. */
export interface FileChanges {
  /** Files to write, with their text. */
  write: Readonly<Record<string, string>>;
  /** Files and folders to delete. */
  remove: readonly string[];
}

/** Where new and replaced files wait, on the same disk as the project. */
const STAGE = '.broadsheet/setup';

/**
 * Makes all of the changes or, if one of them fails, none. New files are written beside the old ones
 * first, so that a full disk changes nothing; Ctrl+C waits for the end.
 */
export function replaceFiles(root: string, { write, remove }: FileChanges): void {
  const staged = (path: string) => join(root, STAGE, 'new', path);
  const replaced = (path: string) => join(root, STAGE, 'old', path);
  const undo: (() => void)[] = [];
  // A listener keeps the signal from ending the process; the changes take milliseconds.
  const wait = () => undefined;
  process.on('SIGINT', wait).on('SIGTERM', wait);
  try {
    rmSync(join(root, STAGE), { recursive: true, force: true });
    for (const [path, text] of Object.entries(write)) {
      mkdirSync(dirname(staged(path)), { recursive: true });
      writeFileSync(staged(path), text);
    }
    const move = (from: string, to: string) => {
      mkdirSync(dirname(to), { recursive: true });
      renameSync(from, to);
      undo.unshift(() => renameSync(to, from));
    };
    for (const path of new Set([...remove, ...Object.keys(write)]))
      if (existsSync(join(root, path))) move(join(root, path), replaced(path));
    for (const path of Object.keys(write)) move(staged(path), join(root, path));
  } catch (error) {
    for (const back of undo) back();
    throw error;
  } finally {
    rmSync(join(root, STAGE), { recursive: true, force: true });
    process.off('SIGINT', wait).off('SIGTERM', wait);
  }
}
