import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contents } from '../../../src/articles/contents.ts';
import { mayBeIndexed } from '../../../src/discovery/indexing.ts';
import { countWords, readingMinutes } from '../../../src/articles/reading-time.ts';
import { relatedArticles } from '../../../src/articles/related-articles.ts';
import { shareByMail } from '../../../src/articles/share-by-mail.ts';

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

test('the contents are the parts of a long article, without its footnotes', () => {
  const heading = (depth: number, slug: string) => ({ depth, slug, text: slug });
  const [a, b, c] = [heading(2, 'a'), heading(2, 'b'), heading(2, 'c')];
  const headings = [a, heading(3, 'within'), b, c, heading(2, 'footnote-label')];
  expect(contents(headings, 3)).toEqual([a, b, c]);
  expect(contents(headings, 4)).toEqual([]);
  expect(contents([], 4)).toEqual([]);
});

describe('related articles', () => {
  const about = (id: string, ...topics: string[]) => ({
    id,
    topics: topics.map((t) => ({ id: t })),
  });
  const story = about('story', 'mail', 'web');
  const others = [
    about('newest', 'mail'),
    about('story', 'mail', 'web'),
    about('apart', 'sport'),
    about('both', 'web', 'mail', 'law'),
    about('older', 'web'),
    about('oldest', 'mail', 'web'),
  ];
  const related = (count: number, ...except: string[]) =>
    relatedArticles(story, others, { count, except: new Set(except) }).map(({ id }) => id);

  test('share most topics first, among equals in the given order, and are never the article', () => {
    expect(related(9)).toEqual(['both', 'oldest', 'newest', 'older']);
    expect(related(3)).toEqual(['both', 'oldest', 'newest']);
    expect(related(1)).toEqual(['both']);
  });

  test('leave out what stands elsewhere on the page', () => {
    expect(related(3, 'both', 'newest')).toEqual(['oldest', 'older']);
  });

  test('are none when nothing shares a topic, or the article has none', () => {
    const options = { count: 3, except: new Set<string>() };
    expect(relatedArticles(about('x', 'chess'), others, options)).toEqual([]);
    expect(relatedArticles(about('x'), others, options)).toEqual([]);
  });
});

describe('the link to share by mail', () => {
  const address = new URL('https://news.example/articles/story/');

  test('has a subject and a body, and no recipient', () => {
    expect(shareByMail({ headline: 'Ä & B?', dek: 'A dek.' }, address)).toBe(
      'mailto:?subject=%C3%84%20%26%20B%3F&body=A%20dek.%0D%0A%0D%0Ahttps%3A%2F%2Fnews.example%2Farticles%2Fstory%2F%0D%0A',
    );
  });

  test('brings every headline and dek through unchanged', () => {
    const words = fc.string({ unit: 'grapheme' });
    fc.assert(
      fc.property(words, words, (headline, dek) => {
        const link = shareByMail({ headline, dek }, address);
        const [, subject = '', body = ''] =
          /^mailto:\?subject=([^&]*)&body=([^&]*)$/.exec(link) ?? [];
        expect(decodeURIComponent(subject)).toBe(headline);
        expect(decodeURIComponent(body)).toBe(`${dek}\r\n\r\n${address.href}\r\n`);
      }),
    );
  });
});

test('search engines may list only what is built for an https address', () => {
  expect(mayBeIndexed(new URL('https://news.example'))).toBe(true);
  expect(mayBeIndexed(new URL('http://localhost:4321'))).toBe(false);
  expect(mayBeIndexed(new URL('http://news.example'))).toBe(false);
  expect(mayBeIndexed(undefined)).toBe(false);
});
