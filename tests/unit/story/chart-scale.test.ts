import fc from 'fast-check';
import { expect, test } from 'vitest';
import { niceScale } from '../../../src/story/chart-scale.ts';

test.each<[number[], number[]]>([
  [
    [140, 2360],
    [0, 1000, 2000, 3000],
  ],
  [
    [24.6, 39.8],
    [20, 25, 30, 35, 40],
  ],
  [
    [0.1, 0.35],
    [0.1, 0.2, 0.3, 0.4],
  ],
  [
    [-3, 5],
    [-4, -2, 0, 2, 4, 6],
  ],
  [
    [7, 7],
    [0, 2, 4, 6, 8],
  ],
  [
    [0, 0],
    [0, 0.5, 1],
  ],
  [[-2], [-2, -1.5, -1, -0.5, 0]],
])('the axis of %j has the ticks %j', (values, ticks) => {
  expect(niceScale(values).ticks.map((tick) => tick + 0)).toEqual(ticks);
});

test('every axis covers its values, with few, round and evenly spaced ticks', () => {
  const value = fc.integer({ min: -1e12, max: 1e12 }).map((n) => n / 1000);
  fc.assert(
    fc.property(fc.array(value, { minLength: 1, maxLength: 30 }), (values) => {
      const { low, high, ticks } = niceScale(values);
      expect(low).toBeLessThanOrEqual(Math.min(...values));
      expect(high).toBeGreaterThanOrEqual(Math.max(...values));
      expect([ticks[0], ticks.at(-1)]).toEqual([low, high]);
      expect(ticks.length).toBeGreaterThan(1);
      expect(ticks.length).toBeLessThanOrEqual(6);
      const step = (high - low) / (ticks.length - 1);
      expect(step.toExponential(3)).toMatch(/^[125]\.000e/);
      for (const [i, tick] of ticks.entries()) expect(tick).toBeCloseTo(low + i * step, 3);
    }),
    { numRuns: 1000 },
  );
});
