import { expect, test } from 'vitest';
import { loweredText, raisedText } from '../../../../src/story/feed/raised-text.ts';

test.each([
  ['6', '^6'],
  ['−3', '^−3'],
  ['n', '^n'],
  ['ix', '^ix'],
  ['n + 1', '^(n + 1)'],
  ['*', '^*'],
  ['st', 'st'],
  ['lle', 'lle'],
  ['TM', 'TM'],
  [' ', ' '],
])('a superscript %s is written %s', (text, written) => {
  expect(raisedText(text)).toBe(written);
});

test.each([
  ['2', '2'],
  ['max', '_max'],
  ['i + 1', '_(i + 1)'],
])('a subscript %s is written %s', (text, written) => {
  expect(loweredText(text)).toBe(written);
});
