import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { ExportFiles } from './export-files.ts';
import { zipFiles } from './zip-files.ts';

/** Opens a folder, a ZIP file, or a file with the files beside it. */
export async function exportFiles(place: string): Promise<ExportFiles> {
  if ((await stat(place)).isDirectory()) return folderFiles(place);
  if (/\.zip$/i.test(place)) return zipFiles(place);
  return folderFilesNamed(dirname(place), [basename(place)]);
}

async function folderFiles(folder: string): Promise<ExportFiles> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  // A link may lead out of the folder, so it is not read.
  const paths = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(join(folder, '/').length));
  return folderFilesNamed(folder, paths.map((path) => path.replaceAll('\\', '/')).toSorted());
}

function folderFilesNamed(folder: string, names: readonly string[]): ExportFiles {
  return {
    names,
    async open(name) {
      const path = join(folder, name);
      const { size } = await stat(path);
      return { size, stream: createReadStream(path) };
    },
  };
}
