import { expect, test } from 'vitest';
import { indexNowKey } from '../../../src/discovery/indexnow-key.ts';

test('a key is 8 to 128 letters, digits and dashes, or unset', () => {
  expect(indexNowKey('abc-DEF-0')).toBe('abc-DEF-0');
  expect(indexNowKey('')).toBeUndefined();
  expect(indexNowKey(undefined)).toBeUndefined();
});

test.each(['short', 'a'.repeat(129), '../secrets', 'with space', 'key.txt-x'])(
  '%s is refused with a line that does not repeat it',
  (text) => {
    expect(() => indexNowKey(text)).toThrow(/^INDEXNOW_KEY is invalid/);
    expect(() => indexNowKey(text)).not.toThrow(text);
  },
);
