import { expect, test } from 'vitest';
import { didYouMean } from '../../../../scripts/command/did-you-mean.ts';

const SLUGS = ['die-flut-kommt-3-uhr-1', 'die-ebbe', 'wind'];

test.each([
  ['a name with a wrong letter', 'wond', ' Did you mean wind?'],
  ['the beginning of one name', 'die-flut', ' Did you mean die-flut-kommt-3-uhr-1?'],
  ['the beginning of several names', 'die-', ''],
  ['too few letters', 'di', ''],
  ['another word', 'thunder', ''],
])('%s: %s', (_, word, hint) => {
  expect(didYouMean(word, SLUGS)).toBe(hint);
});

test('a code of two letters is no slip of another one', () => {
  expect(didYouMean('fr', ['ar', 'de', 'en'])).toBe('');
});
