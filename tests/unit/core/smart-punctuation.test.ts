import fc from 'fast-check';
import { markdownToMdast } from 'satteri';
import { visit } from 'unist-util-visit';
import { expect, test } from 'vitest';
import { smartPunctuation } from '../../../src/core/smart-punctuation.ts';
import { markdownFeatures } from '../../../src/story/loading/markdown-features.ts';
import { manyRuns } from '../../many-runs.ts';

test.each([
  ['en', '“Net” – it’s …'],
  ['en-GB', '“Net” – it’s …'],
  ['de', '„Net“ – it’s …'],
  ['de-AT', '„Net“ – it’s …'],
  ['de-CH', '«Net» – it’s …'],
  ['fr', '«\u00A0Net\u00A0» – it’s …'],
  ['fr-CH', '«Net» – it’s …'],
  ['ar-EG', '«Net» – it’s …'],
  ['ja', '"Net" – it\'s …'],
])(
  'straight quotation marks become those of the language, if they are known: %s',
  (language, expected) => {
    expect(smartPunctuation('"Net" -- it\'s ...', language)).toBe(expected);
  },
);

test.each([
  ['a -- b --- c', 'a – b — c'],
  ['a-b', 'a-b'],
  ["rock 'n' roll of the '90s", 'rock ‘n’ roll of the ’90s'],
  ['He said: "It is \'it\'."', 'He said: “It is ‘it’.”'],
  ['a 5" screen', 'a 5” screen'],
])('%j becomes %j', (text, expected) => expect(smartPunctuation(text, 'en')).toBe(expected));

test.each([
  ['Er sagt: "Es ist \'so\'."', 'Er sagt: „Es ist ‚so‘.“'],
  ["Ku'damm, '90er", 'Ku’damm, ’90er'],
  ['ein 5" Schirm', 'ein 5" Schirm'],
])('in German %j becomes %j', (text, expected) => {
  expect(smartPunctuation(text, 'de')).toBe(expected);
});

/** The text of a paragraph of a body. */
function inBody(text: string, language: string): string {
  const escaped = text.replaceAll(/[!#-&(-,/:-@[-`{-~]/g, '\\$&');
  const features = { ...markdownFeatures('', language), gfm: false };
  let result = '';
  visit(markdownToMdast(`x ${escaped} x`, { features }), 'text', ({ value }) => {
    result += value;
  });
  return result;
}

test('any text of the front matter gets the punctuation of a body', () => {
  const chars = fc.constantFrom(...'"\'-.  ab1,()][é日—“$+!*☺');
  const text = fc.array(chars, { maxLength: 14 }).map((all) => all.join(''));
  fc.assert(
    fc.property(text, fc.constantFrom('en', 'ja'), (written, language) => {
      expect(smartPunctuation(`x ${written} x`, language)).toBe(inBody(written, language));
    }),
    { numRuns: manyRuns(500) },
  );
});
