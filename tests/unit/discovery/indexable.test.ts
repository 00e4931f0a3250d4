import { expect, test } from 'vitest';
import { isIndexable } from '../../../src/discovery/indexable.ts';

test('search engines may index only a build for an https URL', () => {
  expect(isIndexable(new URL('https://news.example'))).toBe(true);
  expect(isIndexable(new URL('http://localhost:4321'))).toBe(false);
  expect(isIndexable(new URL('http://news.example'))).toBe(false);
  expect(isIndexable(undefined)).toBe(false);
});
