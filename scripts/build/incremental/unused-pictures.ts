import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Removes the pictures in the folder `cache` that no page of a build uses. `published` is the folder with the
 * pictures of the build, which have the same names.
 */
export function removeUnusedPictures(cache: string, published: string): void {
  if (!existsSync(cache)) return;
  for (const name of readdirSync(cache)) {
    if (!existsSync(join(published, name))) rmSync(join(cache, name));
  }
}
