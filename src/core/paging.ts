/** One page of a list. Each page has its own URL. */
export interface ListPage<T> {
  items: readonly T[];
  /** 1 is the newest page, 2 the oldest. */
  page: number;
  /** The numbers of the pages around it. */
  newer?: number | undefined;
  older?: number | undefined;
}

/** How many times more items than the first page the others have. */
const LONGER = 3;

/**
 * Splits items, newest first, into pages: the first has the newest `size` items, and the others three
 * times as many. They are counted from the oldest item, beginning with page 2, so that a full page keeps
 * its items and its URL while the list grows. Returns all pages, newest first.
 */
export function listPages<T>(newestFirst: readonly T[], size: number): ListPage<T>[] {
  const older = chunk(newestFirst.slice(size).toReversed(), size * LONGER);
  const pages = older
    .filter(({ length }) => length > 0)
    .map((oldestFirst, i) => ({ items: oldestFirst.toReversed(), page: i + 2 }))
    .toReversed();
  return [{ items: newestFirst.slice(0, size), page: 1 }, ...pages].map((page, i, all) => ({
    ...page,
    newer: all[i - 1]?.page,
    older: all[i + 1]?.page,
  }));
}

/** The pages of each owner's list, for Astro's getStaticPaths of `[id]/[...page]`. */
export function listingPaths<
  T,
  S,
  O extends { id: string; name: string; description: string; articles: readonly T[] },
>(owners: readonly O[], size: number, shown: (article: O['articles'][number]) => S) {
  return owners.flatMap(({ id, name, description, articles: all }) =>
    listPages<S>(all.map(shown), size).map((articles) => ({
      params: { id, page: articles.page === 1 ? undefined : String(articles.page) },
      props: { id, name, description, articles },
    })),
  );
}

/**
 * Splits items into chunks of `size`, in order. An empty list gives one empty chunk, so that the
 * first page always exists.
 */
export function chunk<T>(items: readonly T[], size: number): T[][] {
  const count = Math.max(1, Math.ceil(items.length / size));
  return Array.from({ length: count }, (_, i) => items.slice(i * size, (i + 1) * size));
}
