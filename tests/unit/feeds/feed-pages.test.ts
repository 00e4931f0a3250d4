import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type FeedPage, feedPages } from '../../../src/feeds/feed-pages.ts';

/** Entries by the order in which they came: the newest, which has the highest number, first. */
const entries = (count: number) => Array.from({ length: count }, (_, i) => count - i);
const counts = fc.integer({ min: 0, max: 400 });
const sizes = fc.integer({ min: 1, max: 60 });

test('a feed that fits into one document has no archive', () => {
  for (const count of [0, 1, 50]) {
    expect(feedPages(entries(count), 50)).toEqual([{ entries: entries(count), isArchived: false }]);
  }
});

test('the newest entries link to the newest full page, and each page to its neighbors', () => {
  const [newest, ...archive] = feedPages(entries(7), 3);
  expect(newest).toEqual({ entries: [7, 6, 5], isArchived: false, previous: 2 });
  expect(archive).toEqual([
    { page: 1, entries: [3, 2, 1], isArchived: true, next: 2 },
    { page: 2, entries: [6, 5, 4], isArchived: true, previous: 1, next: 3 },
    { page: 3, entries: [7], isArchived: false, previous: 2 },
  ]);
});

test('following the pages back from the newest gives every entry', () => {
  fc.assert(
    fc.property(counts, sizes, (count, size) => {
      const pages = feedPages(entries(count), size);
      const [newest] = pages;
      const seen = new Set<number>();
      for (let at = newest; at; at = at.previous ? pages[at.previous] : undefined) {
        at.entries.forEach((entry) => seen.add(entry));
      }
      expect(seen.size).toBe(count);
      expect(newest?.entries.length).toBe(Math.min(count, size));
    }),
  );
});

test('a full page does not change when entries are added', () => {
  fc.assert(
    fc.property(counts, counts, sizes, (count, more, size) => {
      const archived = (pages: FeedPage<number>[]) => pages.filter((page) => page.isArchived);
      const before = archived(feedPages(entries(count), size));
      const after = archived(feedPages(entries(count + more), size));
      expect(after.slice(0, before.length)).toEqual(before);
    }),
  );
});

test('every linked page exists', () => {
  fc.assert(
    fc.property(counts, sizes, (count, size) => {
      const pages = feedPages(entries(count), size);
      for (const { previous, next } of pages) {
        if (previous) expect(pages[previous]).toMatchObject({ page: previous, isArchived: true });
        if (next) expect(pages[next]?.page).toBe(next);
      }
    }),
  );
});
