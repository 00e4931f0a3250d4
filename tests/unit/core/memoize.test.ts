import { expect, test } from 'vitest';
import { memoize } from '../../../src/core/memoize.ts';

test('a result is made once per object, even if it is undefined', () => {
  const asked: object[] = [];
  const made = memoize((key: object): undefined => void asked.push(key));
  const [first, second] = [{}, {}];
  for (const key of [first, second, first, second]) made(key);
  expect(asked).toEqual([first, second]);
});

test('every caller gets the same result', () => {
  const list = memoize((_key: object, name: string) => [name]);
  const key = {};
  expect(list(key, 'a')).toBe(list(key, 'a'));
  expect(list({}, 'a')).not.toBe(list(key, 'a'));
});
