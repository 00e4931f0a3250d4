import { hash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { openKeptFiles } from './kept-files.ts';

/**
 * The folders in Astro's cache. The development server has its own, because a build removes what it does
 * not need.
 */
export const BODY_FOLDERS = { build: 'bodies/', dev: 'bodies-in-development/' } as const;

/** The programs of compiled bodies, each in a file. */
export interface BodyFiles {
  /** Returns the name of the file. */
  keep: (code: string) => string;
  /** Whether the file is there, which it then stays. */
  has(name: string): boolean;
  /** Removes the files that nobody asked for. */
  removeUnused(): void;
}

/**
 * Opens a folder of compiled bodies, or creates it. Bodies of articles are in files, because those of
 * 10,000 articles are most of the content, and a build reads few of them. Without a folder, none are kept.
 */
export function bodyFiles(folder: URL | undefined): BodyFiles {
  const kept = folder && openKeptFiles(fileURLToPath(folder));
  return {
    keep: (code) => kept?.keep(hash('sha256', code, 'base64url'), code) ?? '',
    has: (name) => kept?.use(name.slice(0, name.indexOf('.'))) ?? false,
    removeUnused: () => kept?.removeUnused(),
  };
}
