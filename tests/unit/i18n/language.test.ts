import { expect, test } from 'vitest';
import { language, languageAttributes } from '../../../src/i18n/language.ts';

test('a text in another language has its language and direction', () => {
  expect(languageAttributes('ar')).toEqual({ lang: 'ar', dir: 'rtl' });
  expect(languageAttributes('he-IL')).toEqual({ lang: 'he-IL', dir: 'rtl' });
  expect(languageAttributes('ja')).toEqual({ lang: 'ja', dir: 'ltr' });
});

test('a text in the language of the publication has neither', () => {
  expect(languageAttributes(undefined)).toEqual({});
  expect(languageAttributes(language)).toEqual({});
});
