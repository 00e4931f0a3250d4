import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formPairs } from '../../../src/http/form-pairs.ts';
import { manyRuns } from '../../many-runs.ts';

const RUNS = manyRuns(1200);
const urlencoded = (text: string | Uint8Array<ArrayBuffer>) =>
  formPairs(
    'urlencoded',
    typeof text === 'string' ? new TextEncoder().encode(text) : text,
    'application/x-www-form-urlencoded',
  );

const text = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.string({ unit: 'grapheme', maxLength: 8 }),
  fc.constantFrom('', 'a@b.co', '&', '=', '+', '%', '%41', '\u0000', '\r\n', '__proto__'),
);
const pairs = fc.array(fc.tuple(text, text), { maxLength: 6 });
const written = (pairs: [string, string][]) => new URLSearchParams(pairs).toString();

test('what a browser sends is read as typed, in order', async () => {
  await fc.assert(
    fc.asyncProperty(pairs, async (typed) => {
      // A form of one field without name and value is written as an equals sign.
      expect(await urlencoded(written(typed))).toEqual(typed);
    }),
    { numRuns: RUNS },
  );
});

/** Escapes that are no UTF-8, or no escapes. */
const damage = fc.oneof(
  fc.constantFrom(
    '%',
    '%4',
    '%zz',
    '%g0',
    '%ff',
    '%c0%80',
    '%ed%a0%80',
    '%f8%88%80%80%80',
    '%e2%82',
  ),
  fc.integer({ min: 0x80, max: 0xc1 }).map((byte) => `%${byte.toString(16)}`),
  fc.integer({ min: 0xf5, max: 0xff }).map((byte) => `%${byte.toString(16)}`),
);

test('a form with any invalid escape is rejected', async () => {
  await fc.assert(
    fc.asyncProperty(pairs, damage, pairs, async (before, damaged, after) => {
      const whole = [written(before), `x=${damaged}`, written(after)].filter(Boolean).join('&');
      expect(await urlencoded(whole)).toBeUndefined();
    }),
    { numRuns: RUNS },
  );
});

test('invalid UTF-8 is rejected, wherever it is', async () => {
  await fc.assert(
    fc.asyncProperty(
      pairs,
      fc.integer({ min: 0xf5, max: 0xff }),
      pairs,
      async (before, byte, after) => {
        const encode = (some: [string, string][]) => [...new TextEncoder().encode(written(some))];
        const bytes = new Uint8Array([...encode(before), byte, ...encode(after)]);
        expect(await urlencoded(bytes)).toBeUndefined();
      },
    ),
    { numRuns: RUNS },
  );
});

const BOUNDARY = 'BroadsheetBoundary7MA4YWxk';
const field = fc.tuple(
  fc.stringMatching(/^[a-z]{1,10}$/),
  fc.string({ unit: 'grapheme', maxLength: 20 }),
);
const multipart = (body: string) =>
  formPairs(
    'multipart',
    new TextEncoder().encode(body),
    `multipart/form-data; boundary=${BOUNDARY}`,
  );
const parts = (typed: [string, string][]) =>
  typed
    .map(
      ([name, value]) =>
        `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
    )
    .join('');

test('a multipart form is read as typed, and rejected if it is truncated', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(field, { minLength: 1, maxLength: 4 }),
      fc.double({ min: 0, max: 0.99, noNaN: true }),
      async (typed, share) => {
        const whole = `${parts(typed)}--${BOUNDARY}--\r\n`;
        expect(await multipart(whole)).toEqual(typed);
        // At the latest within the last boundary.
        const end = Math.floor(share * (whole.length - 4));
        expect(await multipart(whole.slice(0, end))).toBeUndefined();
      },
    ),
    { numRuns: manyRuns(200) },
  );
});
