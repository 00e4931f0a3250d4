import { copyFileSync, linkSync } from 'node:fs';

/**
 * Creates a hard link to a file, or a copy if the file system has no hard links. Keeps a file that
 * already exists at `to`.
 */
export function linkOrCopy(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return;
    copyFileSync(from, to);
  }
}
