import fc from 'fast-check';
import { expect, test } from 'vitest';
import { digest } from '../../../../../scripts/build/incremental/digest.ts';

/** Any data that props can hold. */
const data = fc.anything({
  withDate: true,
  withMap: true,
  withSet: true,
  withBigInt: true,
  withNullPrototype: true,
});

test('equal data has the same digest, and different data has different digests', () => {
  fc.assert(
    fc.property(data, data, (a, b) => {
      expect(digest(structuredClone(a), 'it')).toBe(digest(a, 'it'));
      // JSON would take undefined for null, and a date for its text.
      // A copy has the prototype of an object literal; keys and values are compared, not prototypes.
      if (!equal(structuredClone(a), structuredClone(b)))
        expect(digest(a, 'it')).not.toBe(digest(b, 'it'));
    }),
  );
});

test('the order of keys does not matter, and the order of a list does', () => {
  expect(digest({ a: 1, b: 2 }, 'it')).toBe(digest({ b: 2, a: 1 }, 'it'));
  expect(digest([1, 2], 'it')).not.toBe(digest([2, 1], 'it'));
});

test.each([
  ['a string and a number', '1', 1],
  ['zero and negative zero', 0, -0],
  ['null and undefined', null, undefined],
  ['a list and its only item', [[1]], [1]],
  ['a date and its text', new Date(0), new Date(0).toISOString()],
  ['two strings and one with a comma', ['a,b'], ['a', 'b']],
  ['text that looks like a digest of data', '{"a":"b"}', { a: 'b' }],
  ['a key without a value and no key', { a: undefined }, {}],
  ['a map and an object', new Map([['a', 1]]), { a: 1 }],
])('tells apart %s', (_what, a, b) => {
  expect(digest(a, 'it')).not.toBe(digest(b, 'it'));
});

test('names the place of a function and of an object that is not plain data', () => {
  expect(() => digest({ list: [{ address: () => 'x' }] }, 'The props')).toThrow(
    'The props.list[0].address is a function. A build can only compare data.',
  );
  expect(() => digest({ pattern: /x/ }, 'The props')).toThrow(
    'The props.pattern is not plain data.',
  );
});

function equal(a: unknown, b: unknown): boolean {
  try {
    expect(a).toStrictEqual(b);
    return true;
  } catch {
    return false;
  }
}
