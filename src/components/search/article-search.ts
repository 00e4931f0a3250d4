import { plainLetters } from '../../core/plain-letters.ts';

/** What a search has found of an article. */
export interface FoundArticle {
  link: string;
  headline: string;
  /** The first topic's name. */
  kicker: string;
  publishedAt: Date;
  /** Names of the authors. */
  authors: string;
  /** Text of the article around the words, in HTML with `<mark>` as its only element. */
  excerpt: string;
}

export interface ArticleSearch {
  /**
   * Articles with the words, or with the words without their accents when none has them; the best
   * match first. Each is fetched when it is asked for.
   */
  find(words: string): Promise<(() => Promise<FoundArticle>)[]>;
}

// Beside its index, where scripts/build/search-index.ts has Pagefind put it; no part of Astro's build.
const PAGEFIND = '/pagefind/pagefind.js';
/** By how much the words of a field count for more than those of the text; 5 is a title's. */
const META_WEIGHTS = { title: 5, authors: 15, topics: 5, spellings: 1 };
let tries = 0;

/** Loads the search into the browser. Rejects when it cannot be reached. */
export async function loadArticleSearch(): Promise<ArticleSearch> {
  // A browser never fetches a module again at an address where that has failed.
  const address = tries++ === 0 ? PAGEFIND : `${PAGEFIND}?again=${tries}`;
  const { createInstance }: Pagefind = await import(/* @vite-ignore */ address);
  // A worker has a policy of its own, that of its file, which allows it nothing.
  const pagefind = createInstance({
    noWorker: true,
    excerptLength: 32,
    ranking: { metaWeights: META_WEIGHTS },
  });
  await pagefind.init();
  return {
    async find(words) {
      const exact = await pagefind.search(words);
      const plain = plainLetters(words);
      const isOther = exact.results.length === 0 && plain !== words.toLowerCase();
      const { results } = isOther ? await pagefind.search(plain) : exact;
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

/** The part of Pagefind's browser module that is used here; the package has no types for it. */
interface Pagefind {
  createInstance(options: {
    noWorker: boolean;
    excerptLength: number;
    ranking: { metaWeights: Record<string, number> };
  }): {
    init(): Promise<void>;
    search(term: string): Promise<{
      results: {
        data(): Promise<{
          url: string;
          content: string;
          excerpt: string;
          plain_excerpt: string;
          meta: Record<string, string>;
        }>;
      }[];
    }>;
  };
}
