import { describe, expect, test } from 'vitest';
import { countWords, readingMinutes } from '../../../src/articles/reading-time.ts';

describe('the reading time', () => {
  test.each([
    [0, 1],
    [1, 1],
    [230, 1],
    [231, 2],
    [690, 3],
    [691, 4],
  ])('of %i words is %i minutes', (words, minutes) => expect(readingMinutes(words)).toBe(minutes));

  test.each([
    ['', 0],
    [' \n\n ', 0],
    ['Two words', 2],
    ['A dash – is no word, nor a lone “…”', 8],
    ['p=reject  v=DMARC1;\n1.5 µm', 4],
    ['Überraschung в 2025', 3],
  ])('counts the words of %j', (text, words) => expect(countWords(text)).toBe(words));
});
