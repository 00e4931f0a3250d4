import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shareByEmail } from '../../../src/articles/share-by-email.ts';

describe('the link to share by email', () => {
  const address = new URL('https://news.example/articles/story/');

  test('has a subject and a body, and no recipient', () => {
    expect(shareByEmail({ headline: 'Ä & B?', dek: 'A dek.' }, address)).toBe(
      'mailto:?subject=%C3%84%20%26%20B%3F&body=A%20dek.%0D%0A%0D%0Ahttps%3A%2F%2Fnews.example%2Farticles%2Fstory%2F%0D%0A',
    );
  });

  test('keeps every headline and dek unchanged', () => {
    const words = fc.string({ unit: 'grapheme' });
    fc.assert(
      fc.property(words, words, (headline, dek) => {
        const link = shareByEmail({ headline, dek }, address);
        const [, subject = '', body = ''] =
          /^mailto:\?subject=([^&]*)&body=([^&]*)$/.exec(link) ?? [];
        expect(decodeURIComponent(subject)).toBe(headline);
        expect(decodeURIComponent(body)).toBe(`${dek}\r\n\r\n${address.href}\r\n`);
      }),
    );
  });
});
