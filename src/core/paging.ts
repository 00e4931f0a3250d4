/** One page of a list. Each page has its own URL. */
export interface ListPage<T> {
  items: readonly T[];
  /** Starts at 1. */
  page: number;
  lastPage: number;
}

/** Splits items into pages of `size`. */
export function listPages<T>(items: readonly T[], size: number): ListPage<T>[] {
  const pages = chunk(items, size);
  return pages.map((some, i) => ({ items: some, page: i + 1, lastPage: pages.length }));
}

/** The pages of each owner's list, for Astro's getStaticPaths of `[id]/[...page]`. */
export function listingPaths<
  T,
  O extends { id: string; name: string; description: string; articles: readonly T[] },
>(owners: readonly O[], size: number) {
  return owners.flatMap(({ id, name, description, articles: all }) =>
    listPages<O['articles'][number]>(all, size).map((articles) => ({
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
