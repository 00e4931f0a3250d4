import fc from 'fast-check';
import { decodeProtectedHeader, SignJWT } from 'jose';
import { describe, expect, test } from 'vitest';
import { joseConfirmationTokens } from '../../../../src/adapters/jose/jose-confirmation-tokens.ts';
import { anAddress } from '../../../fakes/an-address.ts';

const secret = 'the-first-secret-of-32-characters';
const issuer = 'https://news.example.org';
const tokens = joseConfirmationTokens({ secrets: [secret], issuer });
const address = anAddress('ada@example.org');
const noon = new Date('2025-03-01T12:00:00Z');
const later = (seconds: number) => new Date(noon.getTime() + seconds * 1000);
const LIFE = 48 * 3600;

const token = await tokens.issue(address, noon);
const { kid = '' } = decodeProtectedHeader(token);

test('a token tells whose it is', async () => {
  expect(await tokens.read(token, noon)).toEqual({ status: 'valid', address });
});

test('the same address and second give the same token', async () => {
  expect(await tokens.issue(address, later(0.999))).toBe(token);
  expect(await tokens.issue(address, later(1))).not.toBe(token);
});

test.each([
  [LIFE - 1, 'valid'],
  [LIFE, 'expired'],
  [LIFE + 1, 'expired'],
  [LIFE * 1000, 'expired'],
])('after %d seconds it is %s', async (seconds, status) => {
  expect(await tokens.read(token, later(seconds))).toEqual({ status, address });
});

describe('rotation', () => {
  const next = 'the-second-secret-of-32-characters';
  test('a token of the old secret is good while that secret is listed', async () => {
    const both = joseConfirmationTokens({ secrets: [next, secret], issuer });
    expect(await both.read(token, noon)).toEqual({ status: 'valid', address });
    const fresh = await both.issue(address, noon);
    expect(await tokens.read(fresh, noon)).toEqual({ status: 'invalid' });
  });
  test('and refused once it is not', async () => {
    const only = joseConfirmationTokens({ secrets: [next], issuer });
    expect(await only.read(token, noon)).toEqual({ status: 'invalid' });
  });
  test('without a secret there are no tokens', () => {
    expect(() => joseConfirmationTokens({ secrets: [], issuer })).toThrow(/secret/);
  });
});

const claims = {
  sub: address,
  iss: issuer,
  aud: 'subscribe',
  iat: 1_740_830_400,
  exp: 1_741_003_200,
};
const signed = (payload: object, header: object = {}, key = secret) =>
  new SignJWT({ ...payload })
    .setProtectedHeader({ alg: 'HS256', kid, ...header })
    .sign(new TextEncoder().encode(key));
const unsigned = (header: object) => `${btoa(JSON.stringify(header))}.${token.split('.')[1]}.`;
const [head, body, signature] = token.split('.');

test('the foreign tokens below differ from a genuine one in the named point only', async () => {
  expect(await tokens.read(await signed(claims), noon)).toEqual({ status: 'valid', address });
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
  ['an end that is a text', await signed({ ...claims, exp: 'never' })],
  ['another secret', await signed(claims, {}, 'x'.repeat(32))],
  ['an unknown key', await signed(claims, { kid: 'another' })],
  ['no key named', await signed(claims, { kid: undefined })],
  ['another algorithm', await signed(claims, { alg: 'HS512' }, 'k'.repeat(64))],
  ['another purpose, expired', await signed({ ...claims, aud: 'unsubscribe', exp: claims.iat })],
  ['another secret, expired', await signed({ ...claims, exp: claims.iat }, {}, 'x'.repeat(32))],
])('refused: %s', async (_, foreign) => {
  expect(await tokens.read(foreign, noon)).toEqual({ status: 'invalid' });
});

test('changed in any one character, it is refused', async () => {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.';
  for (let at = 0; at < token.length; at++) {
    for (const letter of at === token.length - 1 ? alphabet : ['A', 'b', '_', '.']) {
      if (token[at] === letter) continue;
      const changed = token.slice(0, at) + letter + token.slice(at + 1);
      expect(await tokens.read(changed, noon), `${letter} at ${at}`).toEqual({ status: 'invalid' });
    }
  }
});

test('no text makes it throw', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.tuple(fc.base64String(), fc.base64String()).map(([a, b]) => `${a}.${b}.${signature}`),
        fc.json().map((json) => `${btoa(encodeURIComponent(json))}.${body}.${signature}`),
      ),
      async (text) => {
        expect(await tokens.read(text, noon)).toEqual({ status: 'invalid' });
      },
    ),
  );
});
