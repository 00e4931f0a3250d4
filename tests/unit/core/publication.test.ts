import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chunk } from '../../../src/core/paging.ts';
import {
  buildClock,
  changedAt,
  firstSlug,
  isPublished,
  lastChange,
  newestFirst,
  publicationStatus,
} from '../../../src/core/publication.ts';

const noon = new Date('2025-03-01T12:00:00Z');
const later = new Date('2025-03-01T12:00:01Z');

test('an article is published from its time on, unless it is a draft', () => {
  expect(isPublished({ draft: false, publishedAt: noon }, noon)).toBe(true);
  expect(isPublished({ draft: false, publishedAt: later }, noon)).toBe(false);
  expect(isPublished({ draft: true, publishedAt: noon }, later)).toBe(false);
});

test('the status says why an article is not published', () => {
  expect(publicationStatus({ draft: false, publishedAt: noon }, noon)).toBe('published');
  expect(publicationStatus({ draft: false, publishedAt: later }, noon)).toBe('scheduled');
  expect(publicationStatus({ draft: true, publishedAt: later }, noon)).toBe('draft');
});

test('the order is newest first and does not depend on the order of reading', () => {
  const articles = fc.uniqueArray(
    fc.record({
      id: fc.stringMatching(/^[a-z]{1,3}$/),
      publishedAt: fc.integer({ min: 0, max: 3 }).map((day) => new Date(day)),
    }),
    { selector: ({ id }) => id },
  );
  fc.assert(
    fc.property(articles, fc.infiniteStream(fc.nat()), (list, chance) => {
      const shuffled = list
        .map((article) => ({ article, key: chance.next().value }))
        .toSorted((a, b) => a.key - b.key)
        .map(({ article }) => article);
      const order = newestFirst(list);
      expect(newestFirst(shuffled)).toEqual(order);
      for (const [i, next] of order.slice(1).entries()) {
        const before = order[i];
        expect(before && before.publishedAt >= next.publishedAt).toBe(true);
      }
    }),
  );
});

test('the first slug survives every rename', () => {
  expect(firstSlug({ id: 'third', formerSlugs: ['first', 'second'] })).toBe('first');
  expect(firstSlug({ id: 'only' })).toBe('only');
});

test('the last change is the newest update or publication', () => {
  expect(lastChange([])).toBeUndefined();
  expect(
    lastChange([{ publishedAt: noon }, { publishedAt: new Date(0), updatedAt: later }]),
  ).toEqual(later);
});

test('an article changes with its updates and its corrections, whichever is later', () => {
  const article = { publishedAt: new Date(0) };
  expect(changedAt(article)).toBeUndefined();
  expect(changedAt({ ...article, updatedAt: noon })).toEqual(noon);
  expect(changedAt({ ...article, corrections: [{ date: noon }, { date: later }] })).toEqual(later);
  expect(changedAt({ ...article, updatedAt: later, corrections: [{ date: noon }] })).toEqual(later);
  expect(
    lastChange([{ publishedAt: noon }, { ...article, corrections: [{ date: later }] }]),
  ).toEqual(later);
});

describe('the clock of a build', () => {
  test('is the system clock if BUILD_NOW is not set', () => {
    expect(buildClock(undefined, noon)).toBe(noon);
    expect(buildClock('', noon)).toBe(noon);
  });
  test('is BUILD_NOW if it is set', () => {
    expect(buildClock('2025-03-01T13:00:01+01:00', noon)).toEqual(later);
  });
  test.each(['2025-03-01', '2025-03-01T12:00:00', 'yesterday', '2025-13-01T00:00:00Z'])(
    'refuses %s',
    (text) => {
      expect(() => buildClock(text, noon)).toThrow(
        `BUILD_NOW is "${text}": set a date and time such as`,
      );
    },
  );
});

test('pages hold every item once, in order, and there is always a first page', () => {
  expect(chunk([], 10)).toEqual([[]]);
  expect(chunk([1, 2, 3, 4, 5], 2)).toEqual([[1, 2], [3, 4], [5]]);
  expect(chunk([1, 2, 3, 4], 2)).toEqual([
    [1, 2],
    [3, 4],
  ]);
});
