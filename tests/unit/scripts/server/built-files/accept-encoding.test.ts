import fc from 'fast-check';
import { expect, test } from 'vitest';
import { acceptedForms } from '../../../../../scripts/server/built-files/accept-encoding.ts';

test.each([
  [undefined, ['identity']],
  ['', ['identity']],
  ['gzip, deflate, br, zstd', ['br', 'gzip', 'identity']],
  ['br', ['br', 'identity']],
  ['BR, X-GZIP', ['br', 'gzip', 'identity']],
  ['gzip;q=1.0, br;q=0.5', ['gzip', 'br', 'identity']],
  ['br;q=0, gzip', ['gzip', 'identity']],
  ['identity, br;q=0.2', ['identity', 'br']],
  ['*', ['br', 'gzip', 'identity']],
  ['gzip;q=0, *;q=0.3', ['br', 'identity']],
  ['*;q=0', []],
  ['identity;q=0', []],
  ['*;q=0, gzip', ['gzip']],
  ['identity;q=0, br', ['br']],
  ['*;q=0, identity', ['identity']],
  ['deflate', ['identity']],
  ['br;q=2, gzip;q=-1, brotli', ['identity']],
])('Accept-Encoding: %s allows %j', (header, forms) => {
  expect(acceptedForms(header)).toEqual(forms);
});

test('prefers the form with the highest weight, and never sends one with weight 0', () => {
  const weight = fc.integer({ min: 0, max: 1000 });
  fc.assert(
    fc.property(weight, weight, weight, (br, gzip, identity) => {
      const weights: Record<string, number> = { br, gzip, identity };
      const header = Object.entries(weights).map(
        ([name, q]) => `${name};q=${(q / 1000).toFixed(3)}`,
      );
      const [first, ...others] = acceptedForms(header.join(' ,\t'));
      const greatest = Math.max(br, gzip, identity);
      expect(first === undefined ? 0 : weights[first]).toBe(greatest);
      for (const form of others) expect(weights[form]).toBeGreaterThan(0);
    }),
  );
});

test('accepts any text as a header', () => {
  fc.assert(
    fc.property(fc.string(), (header) => {
      for (const form of acceptedForms(header)) expect(['br', 'gzip', 'identity']).toContain(form);
    }),
  );
});
