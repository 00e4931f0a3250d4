import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { zipFiles } from './zip-files.ts';

/** The files of an export: those of a folder, or of a ZIP file. */
export interface ExportFiles {
  /** Paths with slashes, in the order of the alphabet. */
  names: readonly string[];
  /** The content of a file, and its size in bytes. Throws an Error with one line if it is damaged. */
  open(name: string): Promise<{ size: number; stream: Readable }>;
}

/** The largest file that is read into memory, in bytes. Node.js has no longer strings. */
const MAX_BYTES = 400_000_000;

/** Opens a folder, a ZIP file, or a file with the files beside it. */
export async function exportFiles(place: string): Promise<ExportFiles> {
  if ((await stat(place)).isDirectory()) return folderFiles(place);
  if (/\.zip$/i.test(place)) return zipFiles(place);
  return { ...folderFilesNamed(dirname(place), [basename(place)]) };
}

/** Reads a file whole. Throws an Error with one line if it is longer than `max` bytes. */
export async function bytesOf(files: ExportFiles, name: string, max = MAX_BYTES): Promise<Buffer> {
  const { size, stream } = await files.open(name);
  if (size > max) {
    stream.destroy();
    throw new Error(`${name} has ${megabytes(size)} MB; the limit is ${megabytes(max)} MB.`);
  }
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

/** Reads a file in UTF-8 whole, without its byte order mark. */
export async function textOfFile(files: ExportFiles, name: string): Promise<string> {
  return new TextDecoder().decode(await bytesOf(files, name));
}

/**
 * The first file of the export whose path ends like an address: `/wp-content/uploads/2020/a.jpg` is
 * `uploads/2020/a.jpg` or `2020/a.jpg`. Tries the longest ending first, and none with fewer than
 * `parts` names.
 */
export function fileLike(files: ExportFiles, address: string, parts = 2): string | undefined {
  const names = pathOf(address).split('/').filter(Boolean);
  for (let from = 0; from <= names.length - parts; from++) {
    const ending = names.slice(from).join('/');
    const found = endings(files).get(ending);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Paths of each export by their endings. */
const known = new WeakMap<ExportFiles, ReadonlyMap<string, string>>();

function endings(files: ExportFiles): ReadonlyMap<string, string> {
  const found = known.get(files);
  if (found) return found;
  const all = new Map<string, string>();
  for (const name of files.names) {
    const parts = name.split('/');
    // Files of a picture are a few folders deep: uploads/2020/01/a.jpg, content/images/2020/01/a.jpg.
    for (let from = parts.length - 1; from >= Math.max(0, parts.length - 6); from--) {
      const ending = parts.slice(from).join('/');
      if (!all.has(ending)) all.set(ending, name);
    }
  }
  known.set(files, all);
  return all;
}

function pathOf(address: string): string {
  const path = address.replace(/^(?:[a-z]+:)?\/\/[^/]*/i, '').replace(/[?#].*$/s, '');
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}

async function folderFiles(folder: string): Promise<ExportFiles> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  // A link may lead out of the folder, and is no file here.
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

function megabytes(bytes: number): number {
  return Math.round(bytes / 1_000_000);
}
