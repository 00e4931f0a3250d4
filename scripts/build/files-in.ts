import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The paths of the files in a folder and below it, sorted: hidden ones too, such as public/.well-known/, and those to
 * which links lead. There are none if the folder does not exist.
 */
export function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .map((entry) => ({ entry, path: join(entry.parentPath, entry.name) }))
    .filter(({ entry, path }) => entry.isFile() || (entry.isSymbolicLink() && isFile(path)))
    .map(({ path }) => path)
    .toSorted();
}

function isFile(path: string): boolean {
  // A link can lead nowhere, or to itself.
  return existsSync(path) && statSync(path).isFile();
}
