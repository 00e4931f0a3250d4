import { MAX_BYTES as MAX_LINKED, TOO_LARGE } from '../downloads.ts';
import { memoize } from '../../../../src/core/memoize.ts';
import { decodedPath } from '../../../../src/core/percent-encoding.ts';
import type { Readable } from 'node:stream';

/** The files of an export: those of a folder, or of a ZIP file. */
export interface ExportFiles {
  /** Paths with slashes, in the order of the alphabet. */
  names: readonly string[];
  /** The content of a file, and its size in bytes. Throws an Error with one line if it is damaged. */
  open(name: string): Promise<{ size: number; stream: Readable }>;
}

/** The largest file that is read into memory, in bytes. Node.js has no longer strings. */
const MAX_BYTES = 400_000_000;

/** Opens a file. Throws an Error with one line if it is longer than `max` bytes. */
export async function streamOf(
  files: ExportFiles,
  name: string,
  max = MAX_BYTES,
): Promise<Readable> {
  const { size, stream } = await files.open(name);
  const error = sizeError(name, size, max);
  if (!error) return stream;
  stream.destroy();
  throw error;
}

/** An Error with one line for a file of `size` bytes that is longer than `max` bytes; `undefined` for others. */
export function sizeError(name: string, size: number, max = MAX_BYTES): Error | undefined {
  if (size <= max) return undefined;
  return new Error(`${name} has ${megabytes(size)} MB; the limit is ${megabytes(max)} MB.`);
}

/** Reads a file whole. Throws an Error with one line if it is longer than `max` bytes. */
export async function bytesOf(files: ExportFiles, name: string, max = MAX_BYTES): Promise<Buffer> {
  return bytesIn(await streamOf(files, name, max));
}

async function bytesIn(stream: Readable): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

/** Reads a file in UTF-8 whole, without its byte order mark. */
export async function textOfFile(files: ExportFiles, name: string): Promise<string> {
  return new TextDecoder().decode(await bytesOf(files, name));
}

/**
 * Reads the picture to which an address of the old site leads. If `folder` is given, the part of the
 * address below it counts: `/wp-content/uploads/2020/a.jpg` is `uploads/2020/a.jpg` or `2020/a.jpg`.
 */
export async function pictureIn(
  files: ExportFiles,
  address: string,
  folder = '',
): Promise<Buffer | undefined> {
  const name = fileAt(files, address, folder);
  return name === undefined ? undefined : bytesOf(files, name, MAX_LINKED);
}

/** Which files of an export readers of the old site could get. */
export interface PublicFolders {
  /** The end of an address or a path from one of these folders on. */
  folders: RegExp;
  /** Whether the export has nothing else. */
  isAll?: boolean;
}

/**
 * Reads the file to which an address of the old site leads: `/content/files/2024/a.pdf` is `content/files/2024/a.pdf`
 * or `files/2024/a.pdf`. Throws an Error that says why it cannot be read, to follow `which`.
 */
export async function linkedFileIn(
  files: ExportFiles,
  address: string,
  { folders, isAll = false }: PublicFolders,
): Promise<Buffer | undefined> {
  const [path] = folders.exec(pathOf(address)) ?? [];
  if (path === undefined) return undefined;
  const name = fileAt(files, path) ?? fileAt(files, path.replace(/^[^/]+\//, ''));
  if (name === undefined || (!isAll && !folders.test(name))) return undefined;
  const { size, stream } = await files.open(name);
  if (size > MAX_LINKED) {
    stream.destroy();
    throw new Error(TOO_LARGE);
  }
  return bytesIn(stream).catch((cause: unknown) => {
    throw new Error('is damaged in the export', { cause });
  });
}

/** The file whose path ends with an address, or with its part below `folder`. */
export function fileAt(files: ExportFiles, address: string, folder = ''): string | undefined {
  const path = pathOf(address).replace(/^\/+/, '');
  const at = folder === '' ? -1 : path.lastIndexOf(`${folder}/`);
  const part = at < 0 ? path : path.slice(at + folder.length + 1);
  // A name alone could be that of any picture.
  const ending = part.includes('/') || at < 0 ? part : `${folder}/${part}`;
  const found = ending.includes('/') ? endings(files).get(ending) : undefined;
  return found ?? (files.names.includes(part) ? part : undefined);
}

/** Paths of an export by their endings. */
const endings = memoize((files: ExportFiles): ReadonlyMap<string, string> => {
  const all = new Map<string, string>();
  for (const name of files.names) {
    const parts = name.split('/');
    // Files of a picture are a few folders deep: uploads/2020/01/a.jpg, content/images/2020/01/a.jpg.
    for (let from = parts.length - 1; from >= Math.max(0, parts.length - 6); from--) {
      const ending = parts.slice(from).join('/');
      if (!all.has(ending)) all.set(ending, name);
    }
  }
  return all;
});

function pathOf(address: string): string {
  return decodedPath(address.replace(/^(?:[a-z]+:)?\/\/[^/]*/i, '').replace(/[?#].*$/s, ''));
}

function megabytes(bytes: number): number {
  return Math.round(bytes / 1_000_000);
}
