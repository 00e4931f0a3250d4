import { dirname } from 'node:path';

/**
 * Why a file that the operator named cannot be used, as one sentence that says what to do. `path` is
 * the file as it was named, where the error does not tell. `undefined` when the error is not the
 * system's, or is none of those that a person can mend.
 */
export function fileProblem(error: unknown, path = pathIn(error)): string | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (path === undefined || typeof code !== 'string') return undefined;
  return PROBLEMS[code]?.(path);
}

/** The same for a file that is to be made: it is the folder that is missing. */
export function newFileProblem(error: unknown, path: string): string | undefined {
  const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
  if (!isMissing) return fileProblem(error, path);
  return `${path} cannot be written: the folder ${dirname(path)} does not exist. Create it, or name another file.`;
}

function pathIn(error: unknown): string | undefined {
  return error instanceof Error && 'path' in error ? String(error.path) : undefined;
}

/** By the system's code: https://man7.org/linux/man-pages/man3/errno.3.html */
const PROBLEMS: Readonly<Record<string, (path: string) => string>> = {
  ENOENT: (path) => `${path} does not exist. Check the name and the folder.`,
  EISDIR: (path) => `${path} is a folder. Name a file in it.`,
  ENOTDIR: (path) => `${path} does not exist: a part of the path is not a folder. Check the name.`,
  EACCES: (path) => `You are not allowed to use ${path}. Check its permissions.`,
  EPERM: (path) => `You are not allowed to use ${path}. Check its permissions.`,
  EROFS: (path) => `${path} is on a disk that cannot be written. Name another file.`,
  ENOSPC: (path) => `The disk has no space left for ${path}. Make room, or name another file.`,
  ENAMETOOLONG: (path) => `The name ${path} is too long. Check it.`,
};
