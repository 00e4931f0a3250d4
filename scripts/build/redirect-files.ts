import { globSync } from 'node:fs';
import { rename, rmdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * An Astro integration that makes a file of a page whose address ends with `.html`, such as one of an
 * earlier site. Astro writes a folder with that name, which hosts and tools take for a file.
 */
export function redirectFiles() {
  return {
    name: 'redirect-files',
    hooks: {
      'astro:build:done': async ({ dir }: { dir: URL }) => {
        const client = fileURLToPath(dir);
        for (const page of globSync('**/*.{htm,html}/index.html', { cwd: client })) {
          const folder = join(client, dirname(page));
          await rename(join(client, page), `${folder}.page`);
          await rmdir(folder);
          await rename(`${folder}.page`, folder);
        }
      },
    },
  };
}
