import { SEARCH_PARTS } from '../../core/search-parts.ts';
import { plainLetters } from '../../core/plain-letters.ts';
import { links } from '../../core/links.ts';
import { href } from '../../href.ts';

/** An article in the search results. */
export interface FoundArticle {
  link: string;
  headline: string;
  /** Name of the first topic. */
  kicker: string;
  publishedAt: Date;
  /** Names of the authors. */
  authors: string;
  /** Text around the matches, as HTML with `<mark>` as its only element. */
  excerpt: string;
}

export interface ArticleSearch {
  /**
   * Finds the articles that contain the query, best match first. If none does, looks for the query
   * without its accents. Each result is fetched when its function is called.
   */
  find(words: string): Promise<(() => Promise<FoundArticle>)[]>;
}

// Written next to the index by scripts/build/search-index.ts, so it is not part of Astro's build.
const PAGEFIND = href('/pagefind/pagefind.js');
/** How much more a match in a field counts than one in the text. Pagefind's default for titles is 5. */
const META_WEIGHTS = { title: 5, authors: 15, topics: 5, spellings: 1 };
let tries = 0;

/** Loads Pagefind in the browser. Rejects when it cannot be loaded. */
export async function loadArticleSearch(): Promise<ArticleSearch> {
  // A browser does not retry a module at an address that failed once.
  const address = tries++ === 0 ? PAGEFIND : `${PAGEFIND}?again=${tries}`;
  const { createInstance }: Pagefind = await import(/* @vite-ignore */ address);
  // A worker would get the content security policy of its own file, which allows nothing.
  const options = {
    baseUrl: href(links.home),
    excerptLength: 32,
    ranking: { metaWeights: META_WEIGHTS },
  };
  const pagefind = createInstance({ noWorker: true, ...options });
  const list = fetch(href(SEARCH_PARTS)).then((response) => response.json() as Promise<string[]>);
  await pagefind.init();
  const parts = await list;
  await Promise.all(parts.map((part) => pagefind.mergeIndex(href(part), options)));

  /** The articles with all words that any article has. */
  async function search(query: string): Promise<Result[]> {
    const { results } = await pagefind.search(query);
    const words = query.split(/\s+/);
    if (parts.length === 0 || words.length === 1 || query.includes('"')) return results;
    // Pagefind leaves out words that an index lacks, and each part has an index of its own.
    const withWord = [];
    for (const word of words) withWord.push((await pagefind.search(word)).results);
    const required = withWord
      .filter((found) => found.length > 0)
      .map((found) => new Set(found.map(({ id }) => id)));
    return results.filter(({ id }) => required.every((ids) => ids.has(id)));
  }

  return {
    async find(words) {
      const exact = await search(words);
      const plain = plainLetters(words);
      const isOther = exact.length === 0 && plain !== words.toLowerCase();
      const results = isOther ? await search(plain) : exact;
      return results.map((result) => async () => {
        const { url, excerpt, plain_excerpt, content, meta } = await result.data();
        return {
          link: url,
          headline: meta['title'] ?? url,
          kicker: meta['kicker'] ?? '',
          publishedAt: new Date(meta['date'] ?? NaN),
          authors: meta['authors'] ?? '',
          excerpt: [
            content.startsWith(plain_excerpt) ? '' : '… ',
            excerpt,
            content.endsWith(plain_excerpt) ? '' : ' …',
          ].join(''),
        };
      });
    },
  };
}

/** The part of Pagefind's browser module that we use. The package ships no types for it. */
interface Pagefind {
  createInstance(options: {
    noWorker: boolean;
    baseUrl: string;
    excerptLength: number;
    ranking: { metaWeights: Record<string, number> };
  }): {
    init(): Promise<void>;
    mergeIndex(path: string, options: object): Promise<void>;
    search(term: string): Promise<{ results: Result[] }>;
  };
}

interface Result {
  /** Unique among all parts of the index. */
  id: string;
  data(): Promise<{
    url: string;
    content: string;
    excerpt: string;
    plain_excerpt: string;
    meta: Record<string, string>;
  }>;
}
