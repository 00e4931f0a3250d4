import { globSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { close, createIndex } from 'pagefind';
import { chunk } from '../../src/core/paging.ts';
import { withSpellings } from './search-spellings.ts';

/** Files of Pagefind that the search page does not use: widgets, and a worker that its policy blocks. */
const UNUSED = 'pagefind-*.{js,css}';
/** Number of pages in memory at once. */
const PARALLEL_PAGES = 16;

/**
 * Indexes the articles of the build in `client` for the search page, and writes the index to its
 * `pagefind/`. Indexes the element with `data-pagefind-body`. The same pages always produce the same
 * bytes. Throws an Error if Pagefind fails.
 */
export async function indexForSearch(client: string): Promise<void> {
  try {
    const { index, errors } = await createIndex();
    if (!index) throw new Error(`Pagefind did not start: ${errors.join('; ')}`);

    const pages = globSync('articles/*/index.html', { cwd: client }).toSorted();
    const added = [];
    for (const some of chunk(pages, PARALLEL_PAGES)) {
      const texts = await Promise.all(some.map((page) => readFile(join(client, page), 'utf8')));
      // In the order of the paths, because Pagefind numbers pages as it receives them.
      const files = some.map((sourcePath, i) => ({
        sourcePath,
        content: withSpellings(texts[i] ?? ''),
      }));
      added.push(...(await Promise.all(files.map((file) => index.addHTMLFile(file)))));
    }
    const written = await index.writeFiles({ outputPath: join(client, 'pagefind') });
    const faults = [...added, written].flatMap((result) => result.errors);
    if (faults.length > 0)
      throw new Error(`Pagefind could not build the index: ${faults.join('; ')}`);
  } finally {
    await close();
  }
  const unused = globSync(UNUSED, { cwd: join(client, 'pagefind') });
  await Promise.all(unused.map((file) => rm(join(client, 'pagefind', file))));
}
