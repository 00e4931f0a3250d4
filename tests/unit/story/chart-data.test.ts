import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chartData, chartDataSchema } from '../../../src/story/chart-data.ts';

test.each<[string, [string, number][]]>([
  [
    '2023: 24.6, 2024: 39.8',
    [
      ['2023', 24.6],
      ['2024', 39.8],
    ],
  ],
  ['a:1', [['a', 1]]],
  ['Ratio 2:1: -3', [['Ratio 2:1', -3]]],
  [
    'a: \u22123,\n    b b:  .5',
    [
      ['a', -3],
      ['b b', 0.5],
    ],
  ],
])('%j is parsed', (text, pairs) => {
  expect(chartData(text).map(({ label, value }) => [label, value])).toEqual(pairs);
});

test.each([
  ['', 'pairs of a label and a number'],
  ['  ', 'pairs of a label and a number'],
  ['24.6', 'a label, a colon and a number instead of "24.6"'],
  ['a: 1,', 'a label, a colon and a number instead of ""'],
  [': 1', 'a label before the colon in ": 1"'],
  ['a:', 'a plain number after "a:", such as 24.6 or -3; "" is not one'],
  ['a: -', '"-" is not one'],
  ['a: 1.', '"1." is not one'],
  ['a: 1e5', '"1e5" is not one'],
  ['a: 12%', '"12%" is not one'],
  ['a: Infinity', '"Infinity" is not one'],
  ['a: 1234567890123456', '"1234567890123456" is not one'],
  ['a  b: 1, a b: 2', 'each label once; "a b" appears twice'],
])('%j is refused with the reason', (text, message) => {
  const issues = chartDataSchema.safeParse(text).error?.issues ?? [];
  expect(issues.map((issue) => issue.message)).toEqual([expect.stringContaining(message)]);
  expect(() => chartData(text)).toThrow(message);
});

test('data survives writing and parsing, and accepted text always parses to finite numbers', () => {
  const label = fc.stringMatching(/^[A-Za-z0-9]{1,12}$/);
  const value = fc.integer({ min: -1e9, max: 1e9 }).map((n) => n / 1000);
  const data = fc.uniqueArray(fc.record({ label, value }), {
    minLength: 1,
    selector: (d) => d.label,
  });
  fc.assert(
    fc.property(data, (figures) => {
      const written = figures.map((d) => `${d.label}: ${d.value.toFixed(3)}`).join(', ');
      expect(chartData(written)).toEqual(figures.map((d) => ({ ...d, value: d.value + 0 })));
    }),
  );
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'a1:,.- \u2212') }), (text) => {
      const { success } = chartDataSchema.safeParse(text);
      if (!success) return;
      for (const { label, value } of chartData(text)) {
        expect(label).not.toBe('');
        expect(Number.isFinite(value)).toBe(true);
      }
    }),
  );
});
