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

/** Replaces the publication of the project in `folder` with the files in `publication`. */
export async function setPublication(folder: string, publication: string): Promise<void> {
  for (const path of PUBLICATION_FILES)
    await rm(join(folder, path), { recursive: true, force: true });
  await cp(publication, folder, { recursive: true });
}
