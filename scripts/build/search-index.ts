import { hash } from 'node:crypto';
import { existsSync, globSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pMap, { pMapSkip } from 'p-map';
import { SEARCH_PARTS } from '../../src/core/search-parts.ts';
import { linkAll } from './link-all.ts';
import { onAllCores } from './on-all-cores.ts';
import { indexedArticle } from './search-spellings.ts';
import type { Indexed, SearchWork } from './search-worker.ts';

/** Number of pages read at once. */
const PARALLEL_PAGES = 16;
/**
 * With more articles, the index has parts, so that a new article costs the indexing of its part alone.
 * A search reads something of every part, so there are at most eight.
 */
const ARTICLES_IN_ONE = 2000;
/** The parts of the articles that are no longer among the newest. */
const OLDER_PARTS = 6;
/** The parts of the newest, as a share of `ARTICLES_IN_ONE`. There are two, and the last one grows. */
const NEWEST_PART = 1 / 8;
const MOST_PARTS = OLDER_PARTS + 2;
/**
 * How many files the texts of all results are in. With more articles, several share a file, because hosts
 * limit the number of files.
 */
const TEXT_FILES = 1000;

/**
 * Indexes the articles of the build in `client` for the search page, and writes the index to its
 * `pagefind/`. Indexes the element with `data-pagefind-body`. The same pages always produce the same
 * bytes. A part whose articles, and whose `fingerprint` of the code, are those of an earlier build is
 * taken from the folder `cache`, which keeps what this build uses. Returns how many parts there are, and
 * how many of them are new. Throws an Error if Pagefind fails.
 */
export async function indexForSearch(
  client: string,
  {
    cache,
    fingerprint,
    articlesInOne = ARTICLES_IN_ONE,
  }: { cache: string; fingerprint: string; articlesInOne?: number },
): Promise<{ parts: number; indexed: number }> {
  await mkdir(cache, { recursive: true });
  const paths = globSync('articles/*/index.html', { cwd: client }).toSorted();
  const pages = await pMap(
    paths,
    async (path): Promise<Indexed | typeof pMapSkip> => {
      const article = indexedArticle(await readFile(join(client, path), 'utf8'));
      // A copy, because a part of a string keeps the whole page in memory.
      return article === undefined ? pMapSkip : [path, Buffer.from(article).toString()];
    },
    { concurrency: PARALLEL_PAGES },
  );
  const parts = inParts(pages, articlesInOne).map((articles) => ({
    articles,
    key: hash('sha256', JSON.stringify([fingerprint, articles])),
  }));
  const missing = parts.filter(({ key }) => !existsSync(join(cache, key)));
  // Of each part, however many there are, because parts of earlier builds stay as they are.
  const maxFragments = parts.length === 1 ? TEXT_FILES : TEXT_FILES / MOST_PARTS;
  const work = missing.map(({ key, articles }) => ({ articles, folder: join(cache, key) }));
  const workOf = (share: typeof work): SearchWork => ({ parts: share, maxFragments });
  await onAllCores(new URL('./search-worker.ts', import.meta.url), work, workOf, {
    itemsPerWorker: 1,
  });
  for (const [i, { key }] of parts.entries()) {
    await linkAll(join(cache, key), join(client, 'pagefind', i === 0 ? '' : `part-${i}`));
  }
  const addresses = parts.slice(1).map((_part, i) => `/pagefind/part-${i + 1}/`);
  await writeFile(join(client, SEARCH_PARTS), JSON.stringify(addresses));
  const used = new Set(parts.map(({ key }) => key));
  for (const name of await readdir(cache)) {
    if (!used.has(name)) await rm(join(cache, name), { recursive: true });
  }
  return { parts: parts.length, indexed: missing.length };
}

/**
 * Puts the newest articles into small parts, because a new one is indexed with the others of its part. When
 * both are full, their articles join the older ones, which are dealt by a digest of their paths, so that
 * an article that changes changes one part.
 */
function inParts(pages: readonly Indexed[], articlesInOne: number): Indexed[][] {
  if (pages.length <= articlesInOne) return [[...pages]];
  const byAge = pages
    .map((page) => [dateOf(page), page] as const)
    .toSorted(([a], [b]) => (a < b ? -1 : Number(a > b)))
    .map(([, page]) => page);
  const inNewest = Math.ceil(articlesInOne * NEWEST_PART);
  const newest = byAge.splice(byAge.length - (byAge.length % (2 * inNewest)));
  const older = Array.from({ length: OLDER_PARTS }, (): Indexed[] => []);
  for (const page of byAge)
    older[parseInt(hash('sha1', page[0]).slice(0, 8), 16) % OLDER_PARTS]?.push(page);
  const parts = [...older, newest.slice(0, inNewest), newest.slice(inNewest)];
  return parts.filter((part) => part.length > 0);
}

/** When an article was published (ISO 8601, UTC), as its template writes it for the results. */
function dateOf([, html]: Indexed): string {
  return /<article [^>]*?\bdata-date="([^"]*)"/.exec(html)?.[1] ?? '';
}
