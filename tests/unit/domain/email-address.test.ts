import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  checkEmailAddress,
  maskAddress,
  parseEmailAddress,
} from '../../../src/domain/email-address.ts';
import { anyText } from '../../fakes/any-text.ts';

const local64 = 'a'.repeat(64);
const domain189 = `${'b'.repeat(62)}.${'c'.repeat(62)}.${'d'.repeat(60)}.co`;

test.each([
  ['as it stands', 'ada@example.org', 'ada@example.org'],
  ['white space around it', '  ada@example.org\u00a0', 'ada@example.org'],
  ['a byte order mark before it', '\ufeffada@example.org', 'ada@example.org'],
  ['the local part keeps its case, the domain does not', 'Ada.B@EXAMPLE.Org', 'Ada.B@example.org'],
  ['a sub-address', 'ada+news@example.org', 'ada+news@example.org'],
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
  ['nothing', '', 'missing'],
  ['white space', '   ', 'missing'],
  ['undefined', undefined, 'missing'],
  ['null', null, 'missing'],
  ['a number', 7, 'missing'],
  ['a list', ['ada@example.org'], 'missing'],
  ['an object', { email: 'ada@example.org' }, 'missing'],
  ['a line feed within', 'ada@example.org\nBcc: eve@example.org', 'unprintable'],
  ['a line feed at the end', 'ada@example.org\r\n', 'unprintable'],
  ['NUL', 'ada\u0000@example.org', 'unprintable'],
  ['a tab', 'ada@\texample.org', 'unprintable'],
  ['DEL', 'ada@example.org\u007f', 'unprintable'],
  ['a right-to-left override', 'ada\u202e@example.org', 'unprintable'],
  ['a line separator', 'ada@example.org\u2028', 'unprintable'],
  ['255 characters', `${local64}@e${domain189}`, 'too-long'],
  ['65 characters before the @', `a${local64}@example.org`, 'too-long'],
  ['a million characters', `${'a'.repeat(1e6)}@example.org`, 'too-long'],
  [
    'more than 254 characters once in ASCII',
    `a@${'ü'.repeat(50)}.${'ö'.repeat(50)}.${'ä'.repeat(50)}.${'ß'.repeat(50)}.${'é'.repeat(40)}.org`,
    'too-long',
  ],
  ['no @', 'ada.example.org', 'no-at-sign'],
  ['two @', 'ada@eve@example.org', 'several'],
  ['two addresses, comma', 'ada@example.org,eve@example.org', 'several'],
  ['two addresses, semicolon', 'ada@example.org; eve@example.org', 'several'],
  ['two addresses, space', 'ada@example.org eve@example.org', 'several'],
  ['a display name', 'Ada <ada@example.org>', 'local-part'],
  ['mailto:', 'mailto:ada@example.org', 'local-part'],
  ['an empty local part', '@example.org', 'local-part'],
  ['a dot in front', '.ada@example.org', 'local-part'],
  ['a dot at the end', 'ada.@example.org', 'local-part'],
  ['two dots', 'a..da@example.org', 'local-part'],
  ['a quoted local part', '"ada b"@example.org', 'local-part'],
  ['a comment', 'ada(x)@example.org', 'local-part'],
  ['a slash', 'a/b@example.org', 'local-part'],
  ['a question mark', 'a?b@example.org', 'local-part'],
  ['a number sign', 'a#b@example.org', 'local-part'],
  ['a percent sign', 'a%40b@example.org', 'local-part'],
  ['a bang path', 'host!ada@example.org', 'local-part'],
  ['markup', '<script>@example.org', 'local-part'],
  ['a template', '{{{x}}}@example.org', 'local-part'],
  ['SQL', "a'--@example.org;", 'several'],
  ['letters outside ASCII', 'ädа@example.org', 'local-part'],
  ['an emoji', '🙂@example.org', 'local-part'],
  ['a zero-width space', 'a\u200bda@example.org', 'local-part'],
  ['a lone surrogate', 'a\ud800@example.org', 'local-part'],
  ['no domain', 'ada@', 'domain'],
  ['a domain without a dot', 'ada@localhost', 'domain'],
  ['a top-level domain of one letter', 'ada@example.o', 'domain'],
  ['a dot at the end of the domain', 'ada@example.org.', 'domain'],
  ['two dots in the domain', 'ada@example..org', 'domain'],
  ['a hyphen in front of a label', 'ada@-example.org', 'domain'],
  ['a hyphen at the end of a label', 'ada@example-.org', 'domain'],
  ['an underscore', 'ada@exam_ple.org', 'domain'],
  ['an IP address', 'ada@192.0.2.1', 'domain'],
  ['an IP address in brackets', 'ada@[192.0.2.1]', 'domain'],
  ['an IPv6 literal', 'ada@[IPv6:2001:db8::1]', 'domain'],
  ['an IP address in hexadecimal', 'ada@0x7f.1', 'domain'],
  ['a port', 'ada@example.org:25', 'domain'],
  ['a path', 'ada@example.org/../x', 'domain'],
  ['an escape', 'ada@ex%61mple.org', 'domain'],
  ['a soft hyphen', 'ada@exam\u00adple.org', 'domain'],
  ['a space', 'ada@exam ple.org', 'domain'],
  ['a label of 64 characters', `ada@${'a'.repeat(64)}.org`, 'domain'],
])('refuses %s, and says why', (_, typed, fault) => {
  expect(checkEmailAddress(typed)).toEqual({ fault });
  expect(parseEmailAddress(typed)).toBeUndefined();
});

describe('whatever is typed', () => {
  const part = fc.string({ unit: 'grapheme', maxLength: 20 });
  const nearAddress = fc.tuple(part, part).map(([local, domain]) => `${local}@${domain}.org`);
  const typed = fc.oneof(
    anyText,
    nearAddress,
    fc.emailAddress(),
    fc.tuple(fc.emailAddress(), part).map(([a, b]) => a + b),
  );

  test('an address that is taken is safe in a path and in a header, and is taken as it is again', () => {
    fc.assert(
      fc.property(typed, (text) => {
        const address = parseEmailAddress(text);
        if (address === undefined) return;
        expect(address).toMatch(/^[\w.'+-]{1,64}@[a-z0-9.-]+$/);
        expect(address.length).toBeLessThanOrEqual(254);
        expect(new URL(`https://api.example.org/contacts/${address}`).pathname).toBe(
          `/contacts/${address}`,
        );
        expect(parseEmailAddress(address)).toBe(address);
      }),
      { numRuns: 3000 },
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
