import { expect, test } from 'vitest';
import { standsForArticle } from '../../../src/discovery/picture-size.ts';

test.each([
  [1200, 675, true],
  [696, 72, true],
  [695, 2000, false],
  [1200, 41, false],
  [300, 200, false],
  [1, 1, false],
])('a picture of %i by %i pixels stands for its article: %s', (width, height, does) => {
  expect(standsForArticle({ width, height })).toBe(does);
});
