import { expect, test } from 'vitest';
import { plainLetters, withoutUmlauts } from '../../../src/core/plain-letters.ts';

test.each([
  ['Łódź', 'lodz'],
  ['Straße', 'strasse'],
  ['STRASSE', 'strasse'],
  ['Ærøskøbing', 'aeroskobing'],
  ['Đorđe', 'dorde'],
  ['café', 'cafe'],
  ['Größe', 'grosse'],
  // A mark that makes another letter in its own script stays.
  ['й', 'й'],
  ['カ゛', 'カ゛'],
  ['مُحَمَّد', 'مُحَمَّد'],
])('%s is typed %s', (text, plain) => expect(plainLetters(text)).toBe(plain));

test('German umlauts are spelled out, composed or not', () => {
  expect(withoutUmlauts('Größe über')).toBe('groesse ueber');
  expect(withoutUmlauts('Größe'.normalize('NFD'))).toBe('groesse');
});
