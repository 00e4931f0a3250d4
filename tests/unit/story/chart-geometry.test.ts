import fc from 'fast-check';
import { expect, test } from 'vitest';
import { barGeometry, lineGeometry } from '../../../src/story/chart-geometry.ts';

const AREA = { top: 20, bottom: 200, text: String };
const figures = (...values: number[]) => values.map((value, i) => ({ label: `L${i}`, value }));

test('bars are proportional to their values and start at a common zero', () => {
  const { zero, bars } = barGeometry(figures(10, 20, 0));
  expect(zero).toBe(0);
  expect(bars.map(({ x, width }) => [x, width])).toEqual([
    [0, 50],
    [0, 100],
    [0, 0],
  ]);
});

test('a negative bar extends to the left of zero', () => {
  const { zero, bars } = barGeometry(figures(30, -10));
  expect(zero).toBe(25);
  expect(bars.map(({ x, width }) => [x, width])).toEqual([
    [25, 75],
    [0, 25],
  ]);
});

test('a line is proportional to its values, between its first and its last tick', () => {
  const { points, ticks } = lineGeometry(figures(0, 10, 5), AREA);
  expect(points.map(({ y }) => y)).toEqual([200, 20, 110]);
  expect([ticks[0], ticks.at(-1)]).toEqual([
    { value: 0, y: 200 },
    { value: 10, y: 20 },
  ]);
});

test('labels under a line leave room between them', () => {
  const many = lineGeometry(
    Array.from({ length: 40 }, (_, i) => ({ label: `Year ${1980 + i}`, value: i })),
    AREA,
  );
  const shown = many.points.filter(({ anchor }) => anchor);
  expect(shown.length).toBeGreaterThan(1);
  expect(shown.length).toBeLessThan(5);
});

test('nothing is drawn outside the chart, for any values', () => {
  const value = fc.integer({ min: -1e12, max: 1e12 }).map((n) => n / 1000);
  const data = fc.array(fc.record({ label: fc.string(), value }), { minLength: 2, maxLength: 60 });
  fc.assert(
    fc.property(data, (some) => {
      const { zero, bars } = barGeometry(some);
      const { points, ticks } = lineGeometry(some, AREA);
      for (const { x, width } of bars) {
        expect(width).toBeGreaterThanOrEqual(0);
        within(x, 0, 100);
        within(x + width, 0, 100.02);
      }
      for (const { x, y } of points) {
        within(x, 0, 100);
        within(y, 20, 200);
      }
      for (const { y } of ticks) within(y, 20, 200);
      within(zero, 0, 100);
    }),
  );
});

function within(value: number, least: number, most: number): void {
  expect(value).toBeGreaterThanOrEqual(least);
  expect(value).toBeLessThanOrEqual(most);
}

test('labels under a line that would overlap are left out', () => {
  const label = (i: number) => `A label of many letters, no. ${i}`;
  const data = [1, 2, 3].map((i) => ({ label: label(i), value: i }));
  const { points } = lineGeometry(data, { top: 0, bottom: 100, text: String });
  expect(points.map(({ anchor }) => anchor !== undefined)).toEqual([true, false, false]);
});
