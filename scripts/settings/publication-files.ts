import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** The files that a publisher edits. Two publications of one release differ in nothing else. */
export const PUBLICATION_FILES: readonly string[] = [
  'content',
  'public',
  'src/site.config.ts',
  'src/styles/tokens.css',
  'src/custom',
];

/**
 * The files of Broadsheet itself, except those of the publisher in them. An upgrade changes no others. A
 * publisher may add other files anywhere.
 */
export const PRODUCT_FILES: readonly string[] = [
  '.broadsheet-version',
  '.ci',
  '.dockerignore',
  '.editorconfig',
  '.env.example',
  '.gitattributes',
  '.github',
  '.gitignore',
  '.npmrc',
  '.nvmrc',
  '.prettierignore',
  '.prettierrc.json',
  'CHANGELOG.md',
  'CONTRIBUTING.md',
  'Dockerfile',
  'LICENSE',
  'README.md',
  'SECURITY.md',
  'astro.config.mjs',
  'compose.yaml',
  'docs',
  'eslint.config.mjs',
  'package.json',
  'package-lock.json',
  'scripts',
  'src',
  'tests',
  'tsconfig.json',
  'vitest.config.ts',
];

/** Replaces the publication of the project in `folder` with the files in `publication`. */
export async function setPublication(folder: string, publication: string): Promise<void> {
  for (const path of PUBLICATION_FILES)
    await rm(join(folder, path), { recursive: true, force: true });
  await cp(publication, folder, { recursive: true });
}
