import fc from 'fast-check';
import { expect, test } from 'vitest';
import { byteRange } from '../../../../../scripts/server/built-files/byte-range.ts';

test.each([
  ['bytes=0-4', { first: 0, last: 4 }],
  ['bytes=5-', { first: 5, last: 9 }],
  ['bytes=-3', { first: 7, last: 9 }],
  ['bytes=-30', { first: 0, last: 9 }],
  ['BYTES= 2-99999999999999999999', { first: 2, last: 9 }],
  ['bytes=10-', 'unsatisfiable'],
  ['bytes=-0', 'unsatisfiable'],
  // The whole is sent.
  [undefined, undefined],
  ['bytes=4-2', undefined],
  ['bytes=-', undefined],
  ['bytes=0-1,3-4', undefined],
  ['lines=0-4', undefined],
  ['bytes=0-4x', undefined],
])('for ten bytes, %s is %j', (header, range) => {
  expect(byteRange(header, 10)).toEqual(range);
});

test('an empty file has no valid range', () => {
  expect(['bytes=0-', 'bytes=-1'].map((header) => byteRange(header, 0))).toEqual([
    'unsatisfiable',
    'unsatisfiable',
  ]);
});

test('every range is within the file', () => {
  const bound = fc.oneof(fc.constant(''), fc.nat(30).map(String), fc.string({ maxLength: 3 }));
  fc.assert(
    fc.property(bound, bound, fc.nat(20), (from, to, size) => {
      const range = byteRange(`bytes=${from}-${to}`, size);
      if (typeof range !== 'object') return;
      expect(range.first).toBeGreaterThanOrEqual(0);
      expect(range.last).toBeGreaterThanOrEqual(range.first);
      expect(range.last).toBeLessThan(size);
    }),
  );
});
