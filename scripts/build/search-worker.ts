// A worker of search-index.ts: writes its share of the parts of the index. Each worker has its own Pagefind,
// which works on one core.
import { globSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { workerData } from 'node:worker_threads';
import { close, createIndex } from 'pagefind';
import { withSpellings } from './search-spellings.ts';

/** An article's page, with its path in the build, and the HTML that is indexed. */
export type Indexed = readonly [path: string, html: string];

export interface SearchWork {
  /** The articles of each part, and the folder for their index. */
  parts: readonly { articles: readonly Indexed[]; folder: string }[];
  /** How many files the texts of a part are in. */
  maxFragments: number;
}

/** Files of Pagefind that the search page does not use: widgets, and a worker that its policy blocks. */
const UNUSED = 'pagefind-*.{js,css}';

/** What stands in an article without being part of its text, as the templates mark it. */
const NOT_SEARCHED = ['.kicker', '.byline', 'section.screen', '.source .label', '.sponsor'];

// As search-index.ts passes it.
const { parts, maxFragments } = workerData as SearchWork;
try {
  for (const { articles, folder } of parts) await indexArticles(articles, folder);
} finally {
  await close();
}

/** Writes an index of these articles to `folder`, which appears when it is complete. */
async function indexArticles(articles: readonly Indexed[], folder: string): Promise<void> {
  const { index, errors } = await createIndex({
    maxFragments,
    excludeSelectors: NOT_SEARCHED,
  });
  if (!index) throw new Error(`Pagefind did not start: ${errors.join('; ')}`);
  // In the order of the paths, because Pagefind numbers pages as it receives them.
  const added = await Promise.all(
    articles.map(([sourcePath, html]) =>
      index.addHTMLFile({ sourcePath, content: withSpellings(html) }),
    ),
  );
  const unfinished = `${folder}.part`;
  await rm(unfinished, { recursive: true, force: true });
  const written = await index.writeFiles({ outputPath: unfinished });
  await index.deleteIndex();
  const faults = [...added, written].flatMap((result) => result.errors);
  if (faults.length > 0)
    throw new Error(`Pagefind could not build the index: ${faults.join('; ')}`);
  for (const file of globSync(UNUSED, { cwd: unfinished })) await rm(join(unfinished, file));
  await rename(unfinished, folder);
}
