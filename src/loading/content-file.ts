import { isUtf8 } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ContentProblem } from '../core/content-problem.ts';

export interface ContentFile {
  id: string;
  /** Path from the project root, with forward slashes. */
  path: string;
  text: string;
}

/** Reads a file; returns a problem if it cannot be read, or nothing if it no longer exists. */
export async function readContentFile(
  root: URL,
  file: Omit<ContentFile, 'text'>,
): Promise<ContentFile | ContentProblem | undefined> {
  const path = join(fileURLToPath(root), file.path);
  try {
    // Of thousands of small files, each costs a sixth of what a promise of it does.
    const bytes = readFileSync(path);
    return isUtf8(bytes)
      ? { ...file, text: bytes.toString('utf8') }
      : {
          file: file.path,
          ...placeNotUtf8(bytes),
          key: 'file',
          found: 'bytes that are not UTF-8',
          expected: 'text saved as UTF-8',
        };
  } catch {
    // Renamed while the folder was read. A broken symbolic link still exists.
    if (!(await lstat(path).catch(() => undefined))) return undefined;
    const expected = 'a readable text file, not a folder or a broken link';
    return { file: file.path, key: 'file', found: 'a file that cannot be read', expected };
  }
}

/**
 * The place of the first byte that is not UTF-8. No other character contains the byte of a line feed, so lines can be
 * checked one by one.
 */
function placeNotUtf8(bytes: Buffer): { line: number; column: number } {
  const lines = bytes.toString('latin1').split('\n');
  const index = lines.findIndex((line) => !isUtf8(Buffer.from(line, 'latin1')));
  const line = Buffer.from(lines[index] ?? '', 'latin1');
  let at = 0;
  let column = 1;
  for (const char of line.toString('utf8')) {
    // What cannot be read is decoded as U+FFFD.
    const written = Buffer.from(char);
    if (!line.subarray(at, at + written.length).equals(written)) break;
    at += written.length;
    column += char.length;
  }
  return { line: index + 1, column };
}
