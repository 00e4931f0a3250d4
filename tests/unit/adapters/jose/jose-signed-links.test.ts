import fc from 'fast-check';
import { decodeProtectedHeader, SignJWT } from 'jose';
import { describe, expect, test } from 'vitest';
import { joseSignedLinks } from '../../../../src/adapters/jose/jose-signed-links.ts';
import type { Grant, Purpose } from '../../../../src/domain/signed-links.ts';
import { anAddress } from '../../../fakes/an-address.ts';

const secret = 'the-first-secret-of-32-characters';
const issuer = 'https://news.example.org';
const links = joseSignedLinks({ secrets: [secret], issuer });
const address = anAddress('ada@example.org');
const noon = new Date('2025-03-01T12:00:00Z');
const later = (seconds: number) => new Date(noon.getTime() + seconds * 1000);
const LIFE = 48 * 3600;

const grant = {
  purpose: 'subscribe',
  address,
  newsletters: ['daily', 'weekly'],
  page: '/a/',
} as const;
const GRANTS: Grant[] = [
  grant,
  { purpose: 'preferences', address },
  { purpose: 'unsubscribe', address },
  { purpose: 'change-address', address, from: anAddress('old@example.org') },
];
const PURPOSES = GRANTS.map(({ purpose }) => purpose);
const token = await links.issue(grant, noon);
const read = (text: string, now = noon) => links.read('subscribe', text, now);
const invalid = { status: 'invalid' };
const { kid = '' } = decodeProtectedHeader(token);

test.each(GRANTS)(
  'a link to $purpose tells all that it grants, and since when',
  async (granted) => {
    const { purpose } = granted;
    expect(await links.read(purpose, await links.issue(granted, later(0.5)), noon)).toEqual({
      status: 'valid',
      grant: granted,
      issuedAt: noon,
    });
  },
);

test.each(GRANTS)('a link to $purpose is none for anything else', async (granted) => {
  const text = await links.issue(granted, noon);
  for (const purpose of PURPOSES.filter((other) => other !== granted.purpose)) {
    expect(await links.read(purpose, text, noon), purpose).toEqual(invalid);
  }
});

test.each(['preferences', 'unsubscribe'] as const)(
  'a link to %s works for ever',
  async (purpose) => {
    const text = await links.issue({ purpose, address }, noon);
    expect(await links.read(purpose, text, later(LIFE * 10_000))).toMatchObject({
      status: 'valid',
    });
  },
);

test('the same address and second give the same token', async () => {
  expect(await links.issue(grant, later(0.999))).toBe(token);
  expect(await links.issue(grant, later(1))).not.toBe(token);
});

test.each([
  [LIFE - 1, 'valid'],
  [LIFE, 'expired'],
  [LIFE + 1, 'expired'],
  [LIFE * 1000, 'expired'],
])('after %d seconds it is %s', async (seconds, status) => {
  expect(await read(token, later(seconds))).toEqual({ status, grant, issuedAt: noon });
});

describe('rotation', () => {
  const next = 'the-second-secret-of-32-characters';
  test('a token of the old secret is good while that secret is listed', async () => {
    const both = joseSignedLinks({ secrets: [next, secret], issuer });
    expect(await both.read('subscribe', token, noon)).toEqual({
      status: 'valid',
      grant,
      issuedAt: noon,
    });
    const fresh = await both.issue(grant, noon);
    expect(await read(fresh, noon)).toEqual(invalid);
  });
  test('and refused once it is not', async () => {
    const only = joseSignedLinks({ secrets: [next], issuer });
    expect(await only.read('subscribe', token, noon)).toEqual(invalid);
  });
  test('without a secret there are no tokens', () => {
    expect(() => joseSignedLinks({ secrets: [], issuer })).toThrow(/secret/);
  });
});

const claims = {
  sub: address,
  iss: issuer,
  aud: 'subscribe',
  iat: 1_740_830_400,
  exp: 1_741_003_200,
  newsletters: ['daily', 'weekly'],
  page: '/a/',
};
const signed = (payload: object, header: object = {}, key = secret) =>
  new SignJWT({ ...payload })
    .setProtectedHeader({ alg: 'HS256', kid, ...header })
    .sign(new TextEncoder().encode(key));
const unsigned = (header: object) => `${btoa(JSON.stringify(header))}.${token.split('.')[1]}.`;
const [head, body, signature] = token.split('.');

test('the foreign tokens below differ from a genuine one in the named point only', async () => {
  expect(await read(await signed(claims), noon)).toEqual({
    status: 'valid',
    grant,
    issuedAt: noon,
  });
});

test.each([
  ['nothing', ''],
  ['white space', ' '],
  ['a token with white space around it', ` ${token} `],
  ['two tokens in one', `${token}.${token}`],
  ['10,000 characters', 'a'.repeat(10_000)],
  ['a cut token', token.slice(0, -1)],
  ['no signature', `${head}.${body}.`],
  ['padding', `${token}=`],
  ['the other base64 alphabet', `${head}.${body}+/.${signature}`],
  ['letters outside ASCII', token.replace('e', 'é')],
  ['alg none', unsigned({ alg: 'none', kid })],
  ['another purpose', await signed({ ...claims, aud: 'unsubscribe' })],
  ['no purpose', await signed({ ...claims, aud: undefined })],
  ['another site', await signed({ ...claims, iss: 'https://evil.example' })],
  ['no end', await signed({ ...claims, exp: undefined })],
  ['no beginning', await signed({ ...claims, iat: undefined })],
  ['no address', await signed({ ...claims, sub: undefined })],
  ['what is no address', await signed({ ...claims, sub: '../x' })],
  ['an address that is a number', await signed({ ...claims, sub: 7 })],
  ['no newsletters', await signed({ ...claims, newsletters: [] })],
  ['newsletters that are no list', await signed({ ...claims, newsletters: 'daily' })],
  ['a newsletter that is no id', await signed({ ...claims, newsletters: ['../x'] })],
  ['no page', await signed({ ...claims, page: undefined })],
  ['two purposes', await signed({ ...claims, aud: ['subscribe', 'unsubscribe'] })],
  ['a beginning in an hour', await signed({ ...claims, iat: claims.iat + 3600 })],
  ['an end that is a text', await signed({ ...claims, exp: 'never' })],
  ['another secret', await signed(claims, {}, 'x'.repeat(32))],
  ['an unknown key', await signed(claims, { kid: 'another' })],
  ['no key named', await signed(claims, { kid: undefined })],
  ['another algorithm', await signed(claims, { alg: 'HS512' }, 'k'.repeat(64))],
  ['another purpose, expired', await signed({ ...claims, aud: 'unsubscribe', exp: claims.iat })],
  ['another secret, expired', await signed({ ...claims, exp: claims.iat }, {}, 'x'.repeat(32))],
])('refused: %s', async (_, foreign) => {
  expect(await read(foreign, noon)).toEqual(invalid);
});

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.';

test.each(GRANTS)(
  'a link to $purpose that is changed in any one character is refused',
  async (granted) => {
    const text = await links.issue(granted, noon);
    for (let at = 0; at < text.length; at++) {
      for (const letter of at === text.length - 1 ? ALPHABET : ['A', 'b', '_', '.']) {
        if (text[at] === letter) continue;
        const changed = text.slice(0, at) + letter + text.slice(at + 1);
        expect(await links.read(granted.purpose, changed, noon), `${letter} at ${at}`).toEqual(
          invalid,
        );
      }
    }
  },
);

test('no text makes it throw', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.tuple(fc.base64String(), fc.base64String()).map(([a, b]) => `${a}.${b}.${signature}`),
        fc.json().map((json) => `${btoa(encodeURIComponent(json))}.${body}.${signature}`),
      ),
      async (text) => {
        expect(await read(text, noon)).toEqual(invalid);
      },
    ),
  );
}, 20_000);

const slug = fc.stringMatching(/^[a-z0-9]{1,20}(-[a-z0-9]{1,20})?$/);
const anAddressText = fc
  .tuple(
    fc.stringMatching(/^[a-z0-9+]{1,64}$/),
    fc.stringMatching(/^([a-z]{1,30}\.){1,5}[a-z]{2,9}$/),
  )
  .map(([local, domain]) => anAddress(`${local}@${domain}`));
const anyGrant: fc.Arbitrary<Grant> = fc.oneof(
  fc.record({
    purpose: fc.constant('subscribe' as const),
    address: anAddressText,
    newsletters: fc.array(slug, { minLength: 1, maxLength: 10 }),
    page: fc.string({ unit: 'grapheme', maxLength: 100 }),
  }),
  fc.record({
    purpose: fc.constantFrom('preferences' as const, 'unsubscribe' as const),
    address: anAddressText,
  }),
  fc.record({
    purpose: fc.constant('change-address' as const),
    address: anAddressText,
    from: anAddressText,
  }),
);

test('what is granted is read again, whatever it is, and by nobody else’s secret', async () => {
  const others = joseSignedLinks({ secrets: ['x'.repeat(32)], issuer });
  await fc.assert(
    fc.asyncProperty(
      anyGrant,
      fc.date({ min: new Date(0), max: noon }),
      async (granted, issued) => {
        const text = await links.issue(granted, issued);
        expect(await links.issue(granted, issued)).toBe(text);
        expect(await links.read<Purpose>(granted.purpose, text, issued)).toEqual({
          status: 'valid',
          grant: granted,
          issuedAt: new Date(Math.floor(issued.getTime() / 1000) * 1000),
        });
        expect(await others.read(granted.purpose, text, issued)).toEqual(invalid);
      },
    ),
  );
}, 20_000);
