/** A page of a list of which every page has an address of its own. */
export interface ListPage<T> {
  items: readonly T[];
  /** Counted from 1. */
  page: number;
  lastPage: number;
}

/** `items` in pages of `size`, each of which knows its place among them. */
export function listPages<T>(items: readonly T[], size: number): ListPage<T>[] {
  const pages = chunk(items, size);
  return pages.map((some, i) => ({ items: some, page: i + 1, lastPage: pages.length }));
}

/** The same for the list of each owner: what Astro's getStaticPaths gives for `[id]/[...page]`. */
export function listingPaths<T, O extends { id: string; articles: readonly T[] }>(
  owners: readonly O[],
  size: number,
) {
  return owners.flatMap((owner) =>
    listPages<O['articles'][number]>(owner.articles, size).map((articles) => ({
      params: { id: owner.id, page: articles.page === 1 ? undefined : String(articles.page) },
      props: { owner, articles },
    })),
  );
}

/**
 * `items` in pages of `size`, in their order. No items make one empty page, so that the first page
 * always exists.
 */
export function chunk<T>(items: readonly T[], size: number): T[][] {
  const count = Math.max(1, Math.ceil(items.length / size));
  return Array.from({ length: count }, (_, i) => items.slice(i * size, (i + 1) * size));
}
