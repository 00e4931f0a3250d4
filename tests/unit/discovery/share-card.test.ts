import { expect, test } from 'vitest';
import { canStandOnCard, cardInWords } from '../../../src/discovery/share-card.ts';

const letters = new Set('ABCabcé0123456789');
const card = { file: 'a.png', publication: 'The Paper' };

test.each([
  ['Abc 123', true],
  ['Abc – “123”!', true],
  ['Abc 👩‍🚀', true],
  ['Cab\u0301', true],
  ['Abc (HTML 5)', false],
  ['日本', false],
  ['Abc 日', false],
  ['👩‍🚀🏳️‍🌈', false],
  ['?!', false],
])('a card can say “%s”: %s', (text, can) => {
  expect(canStandOnCard(text, letters)).toBe(can);
});

test('the words for a card are those that stand on it', () => {
  const kicker = 'Policy';
  expect(cardInWords({ ...card, kicker, headline: 'A story' })).toBe('The Paper: A story');
  expect(cardInWords({ ...card, kicker })).toBe('The Paper: Policy');
  expect(cardInWords(card)).toBe('The Paper');
});
