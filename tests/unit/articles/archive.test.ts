import fc from 'fast-check';
import { expect, test } from 'vitest';
import { byMonth, byYear } from '../../../src/articles/archive.ts';
import { newestFirst } from '../../../src/core/publication.ts';

const at = (id: string, moment: string) => ({ id, publishedAt: new Date(moment) });

test('an article is in its month in the publication’s time zone', () => {
  const late = [at('late', '2025-02-28T23:30:00Z')];
  expect(byMonth(late, 'Pacific/Auckland')).toEqual([
    { year: '2025', month: '03', articles: late },
  ]);
  expect(byMonth(late, 'UTC')).toMatchObject([{ year: '2025', month: '02' }]);
  const newYear = [at('new-year', '2025-01-01T04:59:59Z')];
  expect(byMonth(newYear, 'America/New_York')).toMatchObject([{ year: '2024', month: '12' }]);
});

test('months and articles keep their order; the same month of two years is two months', () => {
  const articles = [
    at('d', '2025-03-02T00:00:00Z'),
    at('c', '2025-03-01T00:00:00Z'),
    at('b', '2025-01-31T00:00:00Z'),
    at('a', '2024-03-01T00:00:00Z'),
  ];
  const years = byYear(byMonth(articles, 'UTC')).map(({ year, months }) => [
    year,
    ...months.map(({ month, articles: ofMonth }) => [month, ofMonth.map(({ id }) => id).join('')]),
  ]);
  expect(years).toEqual([
    ['2025', ['03', 'dc'], ['01', 'b']],
    ['2024', ['03', 'a']],
  ]);
  expect(byYear(byMonth([], 'UTC'))).toEqual([]);
});

test('every article is in exactly one month, in every time zone', () => {
  const zones = fc.constantFrom('UTC', 'Pacific/Auckland', 'America/St_Johns', 'Asia/Kolkata');
  const moments = fc.date({
    min: new Date('1970-01-02T00:00:00Z'),
    max: new Date('2100-12-30T00:00:00Z'),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(fc.array(moments), zones, (dates, zone) => {
      const articles = newestFirst(dates.map((publishedAt, i) => ({ id: `a${i}`, publishedAt })));
      const months = byMonth(articles, zone);
      expect(months.flatMap((month) => month.articles)).toEqual(articles);
      const addresses = months.map(({ year, month }) => `${year}-${month}`);
      expect(addresses).toEqual([...new Set(addresses)].toSorted().toReversed());
      expect(addresses.every((address) => /^\d{4}-(?:0[1-9]|1[0-2])$/.test(address))).toBe(true);
    }),
  );
});
