import fc from 'fast-check';
import { decodeProtectedHeader, SignJWT } from 'jose';
import { expect, test } from 'vitest';
import { anyText } from '../../../fakes/any-text.ts';
import { address, grant, GRANTS, issuer, links, noon, secret } from './some-links.ts';

const token = await links.issue(grant, noon);
const { kid = '' } = decodeProtectedHeader(token);
const read = (text: string) => links.read('subscribe', text, noon);
const invalid = { status: 'invalid' };

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
  expect(await read(await signed(claims))).toEqual({
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
  expect(await read(foreign)).toEqual(invalid);
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
        anyText,
        fc.tuple(fc.base64String(), fc.base64String()).map(([a, b]) => `${a}.${b}.${signature}`),
        fc.json().map((json) => `${btoa(encodeURIComponent(json))}.${body}.${signature}`),
      ),
      async (text) => {
        expect(await read(text)).toEqual(invalid);
      },
    ),
  );
}, 20_000);
