import { copyFileSync, linkSync } from 'node:fs';

/**
 * Gives a file a second name; where the file system has no such thing, copies it. A file that is
 * there under that name stays as it is.
 */
export function linkOrCopy(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return;
    copyFileSync(from, to);
  }
}
