import { expect, test } from 'vitest';
import { cardCanShow, cardAltText } from '../../../src/discovery/share-card.ts';

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
])('a card can show “%s”: %s', (text, can) => {
  expect(cardCanShow(text, letters)).toBe(can);
});

test('the alt text of a card is the text on it', () => {
  const kicker = 'Policy';
  expect(cardAltText({ ...card, kicker, headline: 'A story' })).toBe('The Paper: A story');
  expect(cardAltText({ ...card, kicker })).toBe('The Paper: Policy');
  expect(cardAltText(card)).toBe('The Paper');
});
