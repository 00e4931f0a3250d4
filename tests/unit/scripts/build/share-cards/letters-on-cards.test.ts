import { expect, test } from 'vitest';
import { projectPath } from '../../../../../scripts/settings/environment.ts';
import { cardLook } from '../../../../../scripts/build/share-cards/card-look.ts';
import { lettersOnCards } from '../../../../../scripts/build/share-cards/letters-on-cards.ts';
import { cardCanShow } from '../../../../../src/discovery/share-card.ts';

const letters = new Set(lettersOnCards(cardLook(projectPath('.'))));

test.each([
  ['Żółć gęślą jaźń, điện tử, Ærøskøbing 2025', true],
  ['عنوان الخبر باللغة العربية عن شركة Amazon في 2025', true],
  ['תקן HTML 5 – הגרסה החדשה: "סופית"', false],
  ['日本語の見出し', false],
  ['พาดหัวข่าว', false],
  ['शीर्षक', false],
  ['Заголовок', false],
])('the fonts of the cards have the letters of “%s”: %s', (headline, have) => {
  expect(cardCanShow(headline, letters)).toBe(have);
});

test('returns only letters and digits', () => {
  expect([...letters].join('')).toMatch(/^[\p{Letter}\p{Number}]+$/u);
  expect(letters.size).toBeGreaterThan(1000);
});

test('the error for an invalid font names it', () => {
  const headlineFonts = [projectPath('package.json')];
  expect(() => lettersOnCards({ headlineFonts })).toThrow('package.json is not a WOFF2 font');
});
