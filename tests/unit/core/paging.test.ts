import fc from 'fast-check';
import { expect, test } from 'vitest';
import { listPages } from '../../../src/core/paging.ts';

const counts = fc.integer({ min: 0, max: 200 });
const sizes = fc.integer({ min: 1, max: 12 });

test('the newest items are on page 1, and the others are counted from the oldest', () => {
  const items = newestFirst(12);
  expect(listPages(items, 2)).toEqual([
    { items: [12, 11], page: 1, older: 3 },
    { items: [10, 9, 8, 7], page: 3, newer: 1, older: 2 },
    { items: [6, 5, 4, 3, 2, 1], page: 2, newer: 3 },
  ]);
  expect(listPages([], 10)).toEqual([{ items: [], page: 1 }]);
  expect(listPages([2, 1], 2)).toEqual([{ items: [2, 1], page: 1 }]);
});

test('pages hold every item once, in order, and link to the pages around them', () => {
  fc.assert(
    fc.property(counts, sizes, (count, size) => {
      const pages = listPages(newestFirst(count), size);
      expect(pages.flatMap(({ items }) => items)).toEqual(newestFirst(count));
      expect(pages[0]?.items.length).toBe(Math.min(count, size));
      for (const [i, { items, newer, older }] of pages.entries()) {
        expect(newer).toBe(pages[i - 1]?.page);
        expect(older).toBe(pages[i + 1]?.page);
        expect(items.length).toBeLessThanOrEqual(3 * size);
        if (i > 0) expect(items.length).toBeGreaterThan(0);
      }
    }),
  );
});

test('as a list grows, a page that has another before it keeps its items and its number', () => {
  fc.assert(
    fc.property(counts, sizes, fc.integer({ min: 1, max: 30 }), (count, size, more) => {
      const before = listPages(newestFirst(count), size).slice(2);
      const after = listPages(newestFirst(count + more), size);
      for (const { page, items } of before)
        expect(after.find((one) => one.page === page)?.items).toEqual(items);
    }),
  );
});

/** `count` items, the newest with the highest number. */
function newestFirst(count: number): number[] {
  return Array.from({ length: count }, (_, i) => count - i);
}
