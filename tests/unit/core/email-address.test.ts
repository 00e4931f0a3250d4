import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  checkEmailAddress,
  maskAddress,
  parseEmailAddress,
} from '../../../src/core/email-address.ts';
import { anyText } from '../../fakes/any-text.ts';
import { domain189, local64, REFUSED_ADDRESSES } from './refused-addresses.ts';
import { manyRuns } from '../../many-runs.ts';

test.each([
  ['as it stands', 'ada@example.org', 'ada@example.org'],
  ['white space around it', '  ada@example.org\u00a0', 'ada@example.org'],
  ['zero-width characters around it', '\u200b\u2060ada@example.org\u200c', 'ada@example.org'],
  ['marks of direction around it', '\u202aada@example.org\u202c', 'ada@example.org'],
  ['spaces and zero-width characters', ' \u200b ada@example.org\u00a0\ufeff ', 'ada@example.org'],
  ['a byte order mark before it', '\ufeffada@example.org', 'ada@example.org'],
  ['the local part keeps its case, the domain does not', 'Ada.B@EXAMPLE.Org', 'Ada.B@example.org'],
  ['a sub-address', 'ada+news@example.org', 'ada+news@example.org'],
  ['a company of two', 'a&b@example.org', 'a&b@example.org'],
  ['signs that a path takes as they are', "!$&'*+=~_-@example.org", "!$&'*+=~_-@example.org"],
  ['a sign on each side of a dot', '-a-.~b~@example.org', '-a-.~b~@example.org'],
  ['an apostrophe', "o'brien@example.org", "o'brien@example.org"],
  ['a domain in other letters', 'ada@münchen.example.org', 'ada@xn--mnchen-3ya.example.org'],
  ['a top-level domain in other letters', 'ada@пример.рф', 'ada@xn--e1afmkfd.xn--p1ai'],
  ['full-width letters', 'ada@ｅｘａｍｐｌｅ.org', 'ada@example.org'],
  ['a domain already in ASCII', 'ada@xn--e1afmkfd.xn--p1ai', 'ada@xn--e1afmkfd.xn--p1ai'],
  ['64 characters before the @, 254 in all', `${local64}@${domain189}`, `${local64}@${domain189}`],
])('takes an address: %s', (_, typed, address) => {
  expect(parseEmailAddress(typed)).toBe(address);
});

test.each([
  ...REFUSED_ADDRESSES,
  ['undefined', undefined, 'missing'],
  ['null', null, 'missing'],
  ['a number', 7, 'missing'],
  ['a list', ['ada@example.org'], 'missing'],
  ['an object', { email: 'ada@example.org' }, 'missing'],
])('refuses %s, and says why', (_, typed, fault) => {
  expect(checkEmailAddress(typed)).toEqual({ fault });
  expect(parseEmailAddress(typed)).toBeUndefined();
});

describe('any input', () => {
  const part = fc.string({ unit: 'grapheme', maxLength: 20 });
  const nearAddress = fc.tuple(part, part).map(([local, domain]) => `${local}@${domain}.org`);
  const typed = fc.oneof(
    anyText,
    nearAddress,
    fc.emailAddress(),
    fc.tuple(fc.emailAddress(), part).map(([a, b]) => a + b),
  );

  test('a valid address is safe in a path and a header, and parses to itself', () => {
    fc.assert(
      fc.property(typed, (text) => {
        const address = parseEmailAddress(text);
        if (address === undefined) return;
        expect(address).toMatch(/^[\w.!$&'*+=~-]{1,64}@[a-z0-9.-]+$/);
        expect(address.length).toBeLessThanOrEqual(254);
        expect(new URL(`https://api.example.org/contacts/${address}`).pathname).toBe(
          `/contacts/${address}`,
        );
        expect(parseEmailAddress(address)).toBe(address);
      }),
      { numRuns: manyRuns(500) },
    );
  });

  test('no value of any type makes it throw', () => {
    fc.assert(fc.property(fc.anything(), (value) => void checkEmailAddress(value)));
  });
});

test.each([
  ['mabel@example.org', 'ma…@example.org'],
  ['mabel.montgomery@example.org', 'ma…@example.org'],
  ['mab@example.org', 'm…@example.org'],
  ['ma@example.org', 'm…@example.org'],
  ['m@example.org', '…@example.org'],
])('masks %s as %s', (typed, masked) => {
  const address = parseEmailAddress(typed);
  expect(address && maskAddress(address)).toBe(masked);
});
