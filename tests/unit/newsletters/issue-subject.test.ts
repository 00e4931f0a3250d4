import fc from 'fast-check';
import { expect, test } from 'vitest';
import { proposedPreview, proposedSubject } from '../../../src/newsletters/issue-subject.ts';

const occasion = { name: 'The Daily', date: '2025-04-14' };
const subject = (headline: string, used: string[] = []) =>
  proposedSubject([{ headline, dek: 'A dek.' }], new Set(used), occasion);

test('the subject is the first headline', () => {
  expect(subject('A headline of some length')).toBe('A headline of some length');
});

test('a headline that is too short, or was a subject before, is told with the newsletter', () => {
  expect(subject('Short headline')).toBe('The Daily: Short headline');
  expect(subject('Short')).toBe('Short · The Daily, 2025-04-14');
  const used = 'A headline of some length';
  expect(subject(used, [used])).toBe(`The Daily: ${used}`);
  expect(subject(used, [used, `The Daily: ${used}`])).toBe(`${used} · The Daily, 2025-04-14`);
});

test('a headline that is too long is cut at the end of a word', () => {
  const long = 'Eleven words, or so it seems, '.repeat(4).trim();
  expect(subject(long)).toBe(
    'Eleven words, or so it seems, Eleven words, or so it seems, Eleven words, or so it…',
  );
});

test('every headline gives a subject that an issue may have', () => {
  const headline = fc.string({ minLength: 1, maxLength: 200, unit: 'grapheme' });
  fc.assert(
    fc.property(headline, fc.boolean(), (text, isUsed) => {
      const { length } = subject(text, isUsed ? [text] : []);
      expect(length).toBeGreaterThanOrEqual(20);
      expect(length).toBeLessThanOrEqual(90);
    }),
  );
});

test('the preview tells the other headlines, or the dek of a single story', () => {
  const story = (headline: string) => ({ headline, dek: `About ${headline}.` });
  expect(proposedPreview([story('one'), story('two'), story('three')])).toBe('two · three');
  expect(proposedPreview([story('one')])).toBe('About one.');
  const many = Array.from({ length: 20 }, () => story('a headline'));
  expect(proposedPreview(many)).toMatch(/^(?:a headline · )+a(?: headline)?…$/);
  expect(proposedPreview(many).length).toBeLessThanOrEqual(150);
});
