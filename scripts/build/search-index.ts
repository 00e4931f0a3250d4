import { globSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { close, createIndex } from 'pagefind';

/** What Pagefind brings besides its search: widgets, and a worker that the page's policy has no room for. */
const UNUSED = 'pagefind-*.{js,css}';

/**
 * Indexes the articles of the build in `client` for the search page, into its `pagefind/`. Of a page,
 * the element with `data-pagefind-body` is taken. Two runs over the same pages write the same bytes.
 * Throws an Error when Pagefind refuses.
 */
export async function indexForSearch(client: string): Promise<void> {
  try {
    const { index, errors } = await createIndex();
    if (!index) throw new Error(`Pagefind did not start: ${errors.join('; ')}`);

    const added = await index.addDirectory({ path: client, glob: 'articles/*/index.html' });
    const written = await index.writeFiles({ outputPath: join(client, 'pagefind') });
    const faults = [...added.errors, ...written.errors];
    if (faults.length > 0) throw new Error(`Pagefind made no index: ${faults.join('; ')}`);
  } finally {
    await close();
  }
  const unused = globSync(UNUSED, { cwd: join(client, 'pagefind') });
  await Promise.all(unused.map((file) => rm(join(client, 'pagefind', file))));
}
