import { isUtf8 } from 'node:buffer';
import { lstat, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ContentProblem } from '../core/content-problem.ts';

export interface ContentFile {
  id: string;
  /** Path from the project's root, with forward slashes. */
  path: string;
  text: string;
}

/** The file with its text, or what stands in the way; nothing when it is there no more. */
export async function readContentFile(
  root: URL,
  file: Omit<ContentFile, 'text'>,
): Promise<ContentFile | ContentProblem | undefined> {
  const path = join(fileURLToPath(root), file.path);
  try {
    const bytes = await readFile(path);
    return isUtf8(bytes)
      ? { ...file, text: bytes.toString('utf8') }
      : {
          file: `${file.path}:${lineNotUtf8(bytes)}`,
          key: 'file',
          found: 'bytes that are not UTF-8',
          expected: 'a text that is saved as UTF-8',
        };
  } catch {
    // Renamed while the folder was read; a link that leads nowhere is there.
    if (!(await lstat(path).catch(() => undefined))) return undefined;
    const expected = 'a text file that may be read; no folder, and no link that leads nowhere';
    return { file: file.path, key: 'file', found: 'a file that cannot be read', expected };
  }
}

/** No character but the line feed has its byte in UTF-8, so that each line can be tried alone. */
function lineNotUtf8(bytes: Buffer): number {
  const lines = bytes.toString('latin1').split('\n');
  return lines.findIndex((line) => !isUtf8(Buffer.from(line, 'latin1'))) + 1;
}
