import { rename, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { redirectsIn } from './built-redirects.ts';

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
        for (const from of Object.keys(await redirectsIn(client))) {
          if (!/\.html?$/.test(from)) continue;
          const folder = join(client, from);
          await rename(join(folder, 'index.html'), `${folder}.page`);
          await rmdir(folder);
          await rename(`${folder}.page`, folder);
        }
      },
    },
  };
}
