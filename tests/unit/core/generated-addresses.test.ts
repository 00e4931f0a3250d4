import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkEmailAddress, type AddressFault } from '../../../src/core/email-address.ts';
import { manyRuns } from '../../many-runs.ts';

/** How many are made of each kind. */
const RUNS = manyRuns(500);

const letters = (from: string) => fc.constantFrom(...from);
const word = (from: string, minLength: number, maxLength: number) =>
  fc.string({ unit: letters(from), minLength, maxLength });

const LOCAL = "abcxyzABCXYZ0189_+'-!$&*=~";
const atom = word(LOCAL, 1, 12);
const local = fc
  .tuple(atom, word(LOCAL, 0, 10), atom)
  .map(([first, middle, last]) => first + middle + last);
const label = fc
  .tuple(word('abcxyz0189', 1, 8), word('abcxyz0189-', 0, 8), word('abcxyz0189', 1, 8))
  .map((parts) => parts.join(''))
  // Two hyphens in the third and fourth place make a label of another kind.
  .filter((text) => text.slice(2, 4) !== '--');
const topLevel = word('abcxyz', 2, 6);
const domain = fc
  .tuple(fc.array(label, { minLength: 1, maxLength: 3 }), topLevel)
  .map(([labels, last]) => [...labels, last].join('.'));
const space = fc.constantFrom('', ' ', '\u00a0', '\ufeff', '  ', '\u200b', '\u202a', ' \u2060');

/** A text with something put in at any place of it, its ends included or not. */
const within = (text: fc.Arbitrary<string>, what: fc.Arbitrary<string>, ends = 0) =>
  fc.tuple(text, what, fc.double({ min: 0, max: 1, noNaN: true })).map(([whole, part, share]) => {
    const at = ends + Math.round(share * (whole.length - 2 * ends));
    return whole.slice(0, at) + part + whole.slice(at);
  });
const address = fc.tuple(local, domain).map((parts) => parts.join('@'));

test('every address of ordinary letters is accepted and normalized', () => {
  fc.assert(
    fc.property(space, local, domain, space, fc.boolean(), (before, name, host, after, loud) => {
      const typed = `${before}${name}@${loud ? host.toUpperCase() : host}${after}`;
      expect(checkEmailAddress(typed)).toEqual({ address: `${name}@${host}` });
    }),
    { numRuns: RUNS },
  );
});

const control = fc.oneof(
  fc.integer({ min: 0, max: 0x1f }),
  fc.integer({ min: 0x7f, max: 0x9f }),
  fc.constantFrom(0x2028, 0x2029),
);
/** Around an address they are left out. */
const direction = fc.constantFrom(0x200e, 0x200f, 0x202a, 0x202e, 0x2066, 0x2069);
const character = (code: number) => String.fromCodePoint(code);

/** Texts made to be no address for one reason. */
const REFUSED: Record<AddressFault, fc.Arbitrary<unknown>> = {
  missing: fc.oneof(
    fc.array(space, { maxLength: 5 }).map((parts) => parts.join('')),
    fc.anything().filter((value) => typeof value !== 'string'),
  ),
  unprintable: fc.oneof(
    within(address, control.map(character)),
    within(address, direction.map(character), 1),
  ),
  'too-long': fc.oneof(
    fc.tuple(word('abc', 65, 120), domain).map((parts) => parts.join('@')),
    fc.tuple(local, word('abc.', 255, 400)).map((parts) => parts.join('@')),
  ),
  several: fc.oneof(
    within(address, fc.constantFrom(',', ';')),
    within(address, fc.constant('@')),
    fc.tuple(address, fc.constantFrom(',', '; ', ' '), address).map((parts) => parts.join('')),
  ),
  'no-at-sign': fc.oneof(domain, local),
  'local-part': fc
    .oneof(
      within(local, fc.constantFrom(...'/?#%<>()[]:\\"`|{}^', '..', 'é', 'я', '🙂')),
      within(word('ab', 2, 9), fc.constant('\u200b'), 1),
      local.map((text) => `.${text}`),
      local.map((text) => `${text}.`),
      fc.constant(''),
    )
    .chain((name) => domain.map((host) => `${name}@${host}`)),
  domain: fc
    .oneof(
      within(domain, fc.constantFrom('_', '..', '/', '?', '#', '%', ':', '[', '\\', '🙂', ' x')),
      domain.map((host) => `-${host}`),
      domain.map((host) => `${host}-`),
      domain.map((host) => `${host}.`),
      domain.map((host) => `.${host}`),
      label.filter((text) => !text.includes('.')),
      fc.tuple(domain, word('0189', 1, 5)).map((parts) => parts.join('.')),
      fc.ipV4(),
      fc.ipV6().map((text) => `[IPv6:${text}]`),
      fc.constant(''),
    )
    .chain((host) => local.map((name) => `${name}@${host}`)),
};

// The test is made from the table's own keys.
test.each(Object.keys(REFUSED) as AddressFault[])('made to be refused: %s', (fault) => {
  fc.assert(
    fc.property(REFUSED[fault], (typed) => {
      expect(checkEmailAddress(typed)).toEqual({ fault });
    }),
    { numRuns: RUNS },
  );
});
