import { expect, test } from 'vitest';
import { withSpellings } from '../../../../scripts/build/search-spellings.ts';

const page = (language: string, text: string) =>
  `<html lang="${language}"><h1>Æ</h1><article data-pagefind-body data-x="ß"><p>${text}</p></article></html>`;
const spellingsIn = (html: string) =>
  /<i data-pagefind-meta="spellings\[title\]" title="([^"]*)">/.exec(withSpellings(html))?.[1];

test('finds an article by its words without special letters', () => {
  expect(spellingsIn(page('en', 'Łódź, <b>Straße</b> and Łódź'))).toBe('lodz strasse');
});

test('finds a German article by its words with spelled-out umlauts too', () => {
  expect(spellingsIn(page('de-AT', 'Größe über Łódź'))).toBe('groesse grosse lodz ueber');
});

test('does not change a page whose words Pagefind folds itself', () => {
  const html = page('fr', 'café, naïve');
  expect(withSpellings(html)).toBe(html);
});
