import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** The path of a file in a folder that goes with the test; written when there is anything to write. */
export function aFile(name: string, content?: string | Uint8Array): string {
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-subscribers-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = join(folder, name);
  if (content !== undefined) writeFileSync(path, content);
  return path;
}
