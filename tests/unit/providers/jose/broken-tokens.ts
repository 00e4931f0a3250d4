import { decodeProtectedHeader, SignJWT } from 'jose';
import { joseSignedLinks } from '../../../../src/providers/jose/jose-signed-links.ts';
import type { Grant } from '../../../../src/subscribers/signed-links.ts';

const SECONDS_OF_TWO_DAYS = 172_800;

/** Tokens that are none for this grant, each unlike a genuine one in the named point. `now` ends in whole seconds. */
export async function brokenTokens(
  { purpose, address, ...others }: Grant,
  { secret, issuer, now }: { secret: string; issuer: string; now: Date },
): Promise<[name: string, token: string][]> {
  const links = joseSignedLinks({ secrets: [secret], issuer });
  // The three are the fields of the grant, taken apart above.
  const token = await links.issue({ purpose, address, ...others } as Grant, now);
  const { kid = '' } = decodeProtectedHeader(token);
  const [head = '', body = '', signature = ''] = token.split('.');
  const iat = now.getTime() / 1000;
  const expires = purpose === 'subscribe' || purpose === 'change-address';
  // In the order in which a token has them, so that a genuine one can be told by its letters.
  const claims = {
    sub: address,
    ...others,
    iat,
    ...(expires && { exp: iat + SECONDS_OF_TWO_DAYS }),
    iss: issuer,
    aud: purpose,
  };
  const signed = (payload: object, header: object = {}, key = secret) =>
    new SignJWT({ ...payload })
      .setProtectedHeader({ alg: 'HS256', kid, ...header })
      .sign(new TextEncoder().encode(key));
  const unsigned = (header: object) => `${btoa(JSON.stringify(header))}.${body}.`;
  if ((await signed(claims)) !== token) throw new Error('these are not the claims of a token');

  return [
    ['nothing', ''],
    ['white space', ' '],
    ['a word', 'token'],
    ['two dots', '..'],
    ['a token with white space around it', ` ${token} `],
    ['two tokens in one', `${token}.${token}`],
    ['two tokens side by side', `${token}${token}`],
    ['5,000 characters', 'a'.repeat(5000)],
    ['5,000 characters in three parts', `${'a'.repeat(4950)}.a.${signature}`],
    ['a cut token', token.slice(0, -1)],
    ['a letter more', `${token}A`],
    ['no header', `.${body}.${signature}`],
    ['no claims', `${head}..${signature}`],
    ['no signature', `${head}.${body}.`],
    ['no signature, and no dot', `${head}.${body}`],
    ['parts in another order', `${body}.${head}.${signature}`],
    ['padding', `${token}=`],
    ['the other base64 alphabet', `${head}.${body}+/.${signature}`],
    ['letters outside ASCII', token.replace('e', 'é')],
    ['digits of another script', token.replace(/\d/, '٣')],
    ['NUL', `${token}\u0000`],
    ['alg none', unsigned({ alg: 'none', kid })],
    ['alg none, with a signature', `${unsigned({ alg: 'none', kid })}${signature}`],
    ['another purpose', await signed({ ...claims, aud: 'sell' })],
    ['no purpose', await signed({ ...claims, aud: undefined })],
    ['two purposes', await signed({ ...claims, aud: [purpose, 'sell'] })],
    ['another site', await signed({ ...claims, iss: 'https://evil.example' })],
    ['no site', await signed({ ...claims, iss: undefined })],
    ['no beginning', await signed({ ...claims, iat: undefined })],
    ['a beginning in an hour', await signed({ ...claims, iat: iat + 3600 })],
    ['an end that is a text', await signed({ ...claims, exp: 'never' })],
    ['no address', await signed({ ...claims, sub: undefined })],
    ['what is no address', await signed({ ...claims, sub: '../x' })],
    ['an address that is a number', await signed({ ...claims, sub: 7 })],
    ['a list of addresses', await signed({ ...claims, sub: [address] })],
    ['another secret', await signed(claims, {}, 'x'.repeat(32))],
    ['an unknown key', await signed(claims, { kid: 'another' })],
    ['no key named', await signed(claims, { kid: undefined })],
    ['another algorithm', await signed(claims, { alg: 'HS512' }, 'k'.repeat(64))],
    ['another purpose, expired', await signed({ ...claims, aud: 'sell', exp: iat })],
    ['another secret, expired', await signed({ ...claims, exp: iat }, {}, 'x'.repeat(32))],
    ...(expires
      ? [['no end', await signed({ ...claims, exp: undefined })] as [string, string]]
      : []),
    ...(purpose === 'subscribe' ? await withoutNewsletters() : []),
  ];

  async function withoutNewsletters(): Promise<[string, string][]> {
    return [
      ['no newsletters', await signed({ ...claims, newsletters: [] })],
      ['newsletters that are no list', await signed({ ...claims, newsletters: 'daily' })],
      ['a newsletter that is no id', await signed({ ...claims, newsletters: ['../x'] })],
      ['no page', await signed({ ...claims, page: undefined })],
    ];
  }
}
