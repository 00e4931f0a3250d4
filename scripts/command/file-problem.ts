import { dirname } from 'node:path';

/**
 * Why a file that the operator named cannot be used, and what to do about it, in one line. Pass `path`
 * if the error does not contain it. `undefined` if the error is not a file system error that the
 * operator can fix.
 */
export function fileProblem(error: unknown, path = pathIn(error)): string | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (path === undefined || typeof code !== 'string') return undefined;
  return PROBLEMS[code]?.(path);
}

/** The same for a file to create: ENOENT means that its folder does not exist. */
export function newFileProblem(error: unknown, path: string): string | undefined {
  const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
  if (!isMissing) return fileProblem(error, path);
  return `${path} cannot be written: the folder ${dirname(path)} does not exist. Create it, or name another file.`;
}

function pathIn(error: unknown): string | undefined {
  return error instanceof Error && 'path' in error ? String(error.path) : undefined;
}

/** By error code: https://man7.org/linux/man-pages/man3/errno.3.html */
const PROBLEMS: Readonly<Record<string, (path: string) => string>> = {
  ENOENT: (path) => `${path} does not exist. Check the path.`,
  EISDIR: (path) => `${path} is a folder. Name a file in it.`,
  ENOTDIR: (path) => `${path} does not exist: part of the path is not a folder. Check the path.`,
  EACCES: (path) => `Permission denied: ${path}. Check its permissions.`,
  EPERM: (path) => `Permission denied: ${path}. Check its permissions.`,
  EROFS: (path) => `${path} is on a read-only file system. Name another file.`,
  ENOSPC: (path) => `No space left on the disk for ${path}. Free some space, or name another file.`,
  ENAMETOOLONG: (path) => `The name ${path} is too long. Use a shorter one.`,
};
