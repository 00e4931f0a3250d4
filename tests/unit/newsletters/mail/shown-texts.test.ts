import { expect, test } from 'vitest';
import {
  canBeCut,
  cutTexts,
  shownTexts,
  wholeTexts,
} from '../../../../src/newsletters/mail/shown-texts.ts';

const siteUrl = new URL('https://news.example/');
const section = (name: string, words: number) =>
  `<h3>${name}</h3>${'<p>ten bytes.</p>'.repeat(words)}`;
const texts = wholeTexts(
  new Map([
    ['long', [section('a', 10), section('b', 10), section('c', 10)]],
    ['short', [section('d', 5)]],
  ]),
);
const htmlOf = (shown: typeof texts, id: string) => shownTexts(shown, siteUrl).get(id);

test('the longest text ends at a heading, and the others stay whole', () => {
  const shorter = cutTexts(texts, 1);
  expect(htmlOf(shorter, 'long')).toEqual({
    html: section('a', 10) + section('b', 10),
    isCut: true,
  });
  expect(htmlOf(shorter, 'short')).toEqual({ html: section('d', 5), isCut: false });
});

test('as much is cut as is needed', () => {
  const size = (shown: typeof texts) =>
    ['long', 'short'].reduce((sum, id) => sum + (htmlOf(shown, id)?.html.length ?? 0), 0);
  for (const excess of [1, 170, 400, 500]) {
    expect(size(texts) - size(cutTexts(texts, excess))).toBeGreaterThanOrEqual(excess);
  }
});

test('a text without headings ends after a block', () => {
  const plain = wholeTexts(new Map([['plain', ['<p>one</p><p>two</p><p>three</p>']]]));
  expect(htmlOf(cutTexts(plain, 1), 'plain')).toEqual({
    html: '<p>one</p><p>two</p>',
    isCut: true,
  });
});

test('at last nothing of a text is left', () => {
  const none = cutTexts(texts, 1_000_000);
  expect(htmlOf(none, 'long')).toEqual({ html: '', isCut: true });
  expect(canBeCut(none)).toBe(false);
});
