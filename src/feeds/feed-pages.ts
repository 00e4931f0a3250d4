/** One document of a feed with the entries it holds, newest first. */
export interface FeedPage<E> {
  entries: readonly E[];
  /** Its number in the archive, counted from the oldest, which is 1; the newest entries have none. */
  page?: number;
  /** Whether it is full, and so will never gain or lose an entry. */
  isArchived: boolean;
  /** Number of the full page before it. */
  previous?: number;
  /** Number of the page after it. */
  next?: number;
}

/**
 * A feed parted as RFC 5005 (section 4) describes: first the document of the newest `size` entries,
 * then the archive. Its pages are counted from the oldest entry and hold `size` each, so that a full
 * one stays as it is when entries come; the last is filled by and by. The newest entries lead to
 * the newest full page, and the two together leave no entry out. A feed that fits into one
 * document has no archive.
 */
export function feedPages<E>(newestFirst: readonly E[], size: number): FeedPage<E>[] {
  const count = newestFirst.length;
  const full = count > size ? Math.floor(count / size) : 0;
  const newest = { entries: newestFirst.slice(0, size), isArchived: false, ...before(full + 1) };
  if (full === 0) return [newest];

  const archive = Array.from({ length: full + 1 }, (_, i) => {
    const page = i + 1;
    const isArchived = page <= full;
    const entries = newestFirst.slice(Math.max(0, count - page * size), count - i * size);
    return { entries, page, isArchived, ...before(page), ...(isArchived && { next: page + 1 }) };
  });
  return [newest, ...archive];
}

function before(page: number): { previous?: number } {
  return page > 1 ? { previous: page - 1 } : {};
}
