/** What a search has found of an article. */
export interface FoundArticle {
  link: string;
  headline: string;
  /** The first topic's name. */
  kicker: string;
  publishedAt: Date;
  /** Text of the article around the words, in HTML with `<mark>` as its only element. */
  excerpt: string;
}

export interface ArticleSearch {
  /** Articles with the words, the best match first; each is fetched when it is asked for. */
  find(words: string): Promise<(() => Promise<FoundArticle>)[]>;
}

// Beside its index, where scripts/search-index.ts has Pagefind put it; no part of Astro's build.
const PAGEFIND = '/pagefind/pagefind.js';
let tries = 0;

/** Loads the search into the browser. Rejects when it cannot be reached. */
export async function loadArticleSearch(): Promise<ArticleSearch> {
  // A browser never fetches a module again at an address where that has failed.
  const address = tries++ === 0 ? PAGEFIND : `${PAGEFIND}?again=${tries}`;
  const { createInstance }: Pagefind = await import(/* @vite-ignore */ address);
  // A worker has a policy of its own, that of its file, which allows it nothing.
  const pagefind = createInstance({ noWorker: true, excerptLength: 32 });
  await pagefind.init();
  return {
    async find(words) {
      const { results } = await pagefind.search(words);
      return results.map((result) => async () => {
        const { url, excerpt, plain_excerpt, content, meta } = await result.data();
        return {
          link: url,
          headline: meta['title'] ?? url,
          kicker: meta['kicker'] ?? '',
          publishedAt: new Date(meta['date'] ?? NaN),
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
  createInstance(options: { noWorker: boolean; excerptLength: number }): {
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
