import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { harmsIn, stopsIn } from '../../../../src/newsletters/sending/reputation.ts';

const figures = (delivered: number, bounced: number, complained: number) => ({
  delivered,
  bounced,
  complained,
});
const found = (...counts: [number, number, number]) =>
  harmsIn(figures(...counts)).map(({ of }) => of);

describe('more than 0.1 % of complaints is too much', () => {
  test.each([
    [1000, 1, []],
    [1000, 2, ['complaints']],
    [2000, 2, []],
    [1999, 2, ['complaints']],
    [100_000, 100, []],
    [100_000, 101, ['complaints']],
    [3_000_000, 3000, []],
    [3_000_000, 3001, ['complaints']],
  ])('of %i delivered, %i', (delivered, complained, harms) => {
    expect(found(delivered, 0, complained)).toEqual(harms);
  });
});

describe('more than 4 % of bounces is too much', () => {
  test.each([
    [960, 40, []],
    [959, 41, ['bounces']],
    [96_000, 4000, []],
    [95_999, 4001, ['bounces']],
    [24, 1, []],
    [23, 2, ['bounces']],
  ])('of %i delivered and %i that came back', (delivered, bounced, harms) => {
    expect(found(delivered, bounced, 0)).toEqual(harms);
  });
});

test('one complaint or one bounce alone stops no list, however small', () => {
  expect(found(10, 0, 1)).toEqual([]);
  expect(found(3, 1, 0)).toEqual([]);
  expect(found(0, 0, 0)).toEqual([]);
});

test('from 1,000 delivered emails on the limit is exact', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1000, max: 5_000_000 }), fc.nat(10_000), (delivered, count) => {
      expect(found(delivered, 0, count).length > 0).toBe(count * 1000 > delivered);
      expect(found(delivered, count, 0).length > 0).toBe(count * 25 > delivered + count);
    }),
  );
});

test('an issue stops the others until a person excused it', () => {
  const all = new Map([
    ['2025-04-15-daily', figures(1000, 0, 5)],
    ['2025-04-14-daily', figures(1000, 0, 0)],
    ['2025-04-13-daily', figures(900, 100, 0)],
  ]);
  const stops = (...excused: string[]) => stopsIn(all, new Set(excused)).map(({ issue }) => issue);
  expect(stops()).toEqual(['2025-04-13-daily', '2025-04-15-daily']);
  expect(stops('2025-04-15-daily')).toEqual(['2025-04-13-daily']);
  expect(stops('2025-04-15-daily', '2025-04-13-daily')).toEqual([]);
});
