import { describe, expect, test } from 'vitest';
import { ar } from '../../../src/i18n/ar.ts';
import { de } from '../../../src/i18n/de.ts';
import { en } from '../../../src/i18n/en.ts';
import { spoken } from './spoken.ts';

const LANGUAGES = { ar, de, en };

describe.each(Object.entries(LANGUAGES))('in %s', (_name, words) => {
  test('no text is empty, and none starts or ends with white space', () => {
    for (const [path, text] of spoken(words)) expect(text.trim() || path, path).toBe(text);
  });

  test('each problem with an address is one sentence', () => {
    for (const sentence of Object.values(words.refusals.address)) {
      expect(sentence).toMatch(/^[^.]*(?:\.(?! )[^.]*)*\.$/);
    }
  });
});

/** Words that are the same in German. */
const TAKEN_OVER = ['Feeds', ','];

test.each(['ar', 'de'] as const)('%s has no English text', (language) => {
  const texts = spoken(LANGUAGES[language]);
  const same = [...spoken(en)].filter(([path, text]) => texts.get(path) === text);
  expect(same.filter(([, text]) => !TAKEN_OVER.includes(text))).toEqual([]);
});

test('Arabic counts in all six plural forms', () => {
  const { articleCount } = ar.browsing;
  expect([0, 1, 2, 3, 11, 100, 103].map(articleCount)).toEqual([
    'لا مقالات',
    'مقال واحد',
    'مقالان',
    '3 مقالات',
    '11 مقالًا',
    '100 مقال',
    '103 مقالات',
  ]);
});

test('the pause before another email is the given number', () => {
  const pages = Object.values(LANGUAGES).map((words) => words.signUp.checkInbox.help);
  expect(pages.map((help) => help(48, 20).includes('20'))).toEqual([true, true, true]);
  expect(pages.map((help) => help(48, 15).includes('15'))).toEqual([true, true, true]);
});

test('numbers are formatted in the publication’s locale', () => {
  expect(en.browsing.articleCount(1)).toBe('1 article');
  expect(en.browsing.articleCount(1024)).toBe('1,024 articles');
});
