/** One document of a feed, with its entries newest first. */
export interface FeedPage<E> {
  entries: readonly E[];
  /**
   * Page number in the archive, where 1 is the oldest; undefined for the document of the newest
   * entries.
   */
  page?: number;
  /** Whether it is full and never changes again. */
  isArchived: boolean;
  /** The full page before it. */
  previous?: number;
  /** The page after it. */
  next?: number;
}

/**
 * Splits a feed as RFC 5005 (section 4) describes: a document with the newest `size` entries, then
 * the archive. Archive pages are counted from the oldest entry and hold `size` entries, so a full
 * page never changes; the last one fills up over time. The document of the newest entries links to
 * the newest full page, and together they omit no entry. A feed that fits into one document has no
 * archive, and `hasArchive` can leave it out.
 */
export function feedPages<E>(
  newestFirst: readonly E[],
  size: number,
  { hasArchive = true } = {},
): FeedPage<E>[] {
  const count = newestFirst.length;
  const full = hasArchive && count > size ? Math.floor(count / size) : 0;
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
