import { describe, expect, test } from 'vitest';
import { readingMinutes } from '../../../src/articles/reading-time.ts';

describe('the reading time', () => {
  test.each([
    [0, 1],
    [1, 1],
    [230, 1],
    [231, 2],
    [690, 3],
    [691, 4],
  ])('of %i words is %i minutes', (words, minutes) =>
    expect(readingMinutes('word '.repeat(words))).toBe(minutes),
  );

  test.each([
    ['a dash', '– '.repeat(500), 1],
    ['a tag and its value', 'p=reject  v=DMARC1;\n'.repeat(116), 2],
    ['Greek', 'Ελλάδα '.repeat(231), 2],
    ['Korean, which has spaces', '한국어 '.repeat(231), 2],
  ])('counts words: %s', (_what, text, minutes) => expect(readingMinutes(text)).toBe(minutes));

  test.each([
    ['Chinese', '新闻。'.repeat(1275), 10],
    ['Chinese with a Japanese name', `${'新闻，'.repeat(1275)}さくら`, 11],
    ['Japanese', '日本の記事。'.repeat(714), 10],
    ['Thai', 'ข่าววันนี้'.repeat(880), 10],
  ])('counts characters: %s', (_what, text, minutes) => expect(readingMinutes(text)).toBe(minutes));

  test('adds the words and the characters of a text in two scripts', () => {
    expect(readingMinutes(`${'word '.repeat(230)}${'新闻'.repeat(255)}`)).toBe(3);
  });
});
