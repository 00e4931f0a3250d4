import { expect, test } from 'vitest';
import { isLargeEnoughToShare } from '../../../src/discovery/shareable-picture.ts';

test.each([
  [1200, 675, true],
  [696, 72, true],
  [695, 2000, false],
  [1200, 41, false],
  [300, 200, false],
  [1, 1, false],
])('a picture of %i by %i pixels is large enough to share: %s', (width, height, does) => {
  expect(isLargeEnoughToShare({ width, height })).toBe(does);
});
