import { globSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import pMap from 'p-map';
import { close, createIndex } from 'pagefind';
import { withSpellings } from './search-spellings.ts';

/** What Pagefind brings besides its search: widgets, and a worker that the page's policy has no room for. */
const UNUSED = 'pagefind-*.{js,css}';
/** Pages that are read and handed over at once. */
const PARALLEL_PAGES = 16;

/**
 * Indexes the articles of the build in `client` for the search page, into its `pagefind/`. Of a page,
 * the element with `data-pagefind-body` is taken. Two runs over the same pages write the same bytes.
 * Throws an Error when Pagefind refuses.
 */
export async function indexForSearch(client: string): Promise<void> {
  try {
    const { index, errors } = await createIndex();
    if (!index) throw new Error(`Pagefind did not start: ${errors.join('; ')}`);

    const pages = globSync('articles/*/index.html', { cwd: client }).toSorted();
    const added = await pMap(
      pages,
      async (sourcePath) => {
        const content = withSpellings(await readFile(join(client, sourcePath), 'utf8'));
        return index.addHTMLFile({ sourcePath, content });
      },
      { concurrency: PARALLEL_PAGES },
    );
    const written = await index.writeFiles({ outputPath: join(client, 'pagefind') });
    const faults = [...added, written].flatMap((result) => result.errors);
    if (faults.length > 0) throw new Error(`Pagefind made no index: ${faults.join('; ')}`);
  } finally {
    await close();
  }
  const unused = globSync(UNUSED, { cwd: join(client, 'pagefind') });
  await Promise.all(unused.map((file) => rm(join(client, 'pagefind', file))));
}
