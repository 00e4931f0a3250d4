import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyText } from '../../../fakes/any-text.ts';
import { brokenTokens } from './broken-tokens.ts';
import { grant, GRANTS, issuer, links, noon, secret } from './some-links.ts';

const token = await links.issue(grant, noon);
const [, body, signature] = token.split('.');
const read = (text: string) => links.read('subscribe', text, noon);
const invalid = { status: 'invalid' };

for (const granted of GRANTS) {
  const broken = await brokenTokens(granted, { secret, issuer, now: noon });
  describe(`a link to ${granted.purpose} is refused`, () => {
    test.each(broken)('%s', async (_, text) => {
      expect(await links.read(granted.purpose, text, noon)).toEqual(invalid);
    });
  });
}

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
