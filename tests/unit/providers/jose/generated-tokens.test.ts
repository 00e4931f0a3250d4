import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Grant, Purpose } from '../../../../src/subscribers/signed-links.ts';
import { GRANTS, links, noon } from './some-links.ts';
import { manyRuns } from '../../../many-runs.ts';

const tokens = await Promise.all(GRANTS.map((grant) => links.issue(grant, noon)));
const ALPHABET = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'];
const PURPOSES = GRANTS.map(({ purpose }) => purpose);
const share = fc.double({ min: 0, max: 1, noNaN: true });
const which = fc.nat({ max: GRANTS.length - 1 });
const at = (text: string, share: number) => Math.floor(share * (text.length - 1));

const tokenOf = (index: number) => tokens[index] ?? '';
// `which` gives places of the list alone.
const grantOf = (index: number) => GRANTS[index] as Grant;

/** A token that was changed. */
const changed = fc.oneof(
  fc.tuple(which, share, fc.constantFrom(...ALPHABET)).map(([index, part, letter]) => {
    const token = tokenOf(index);
    const i = at(token, part);
    // The same letter is no change.
    const other = token[i] === letter ? '.' : letter;
    return [index, token.slice(0, i) + other + token.slice(i + 1)] as const;
  }),
  fc.tuple(which, share).map(([index, part]) => {
    const token = tokenOf(index);
    return [index, token.slice(0, at(token, part))] as const;
  }),
  fc.tuple(which, fc.string({ minLength: 1, maxLength: 10 })).map(([index, more]) => {
    return [index, tokenOf(index) + more] as const;
  }),
  // The head of one, the claims of another, the signature of a third.
  fc.tuple(which, which, which).map(([head, claims, signature]) => {
    const part = (index: number, place: number) => tokenOf(index).split('.')[place] ?? '';
    const whole = [part(head, 0), part(claims, 1), part(signature, 2)].join('.');
    return [claims, tokens.includes(whole) ? '' : whole] as const;
  }),
);

test('any change makes a token invalid', async () => {
  await fc.assert(
    fc.asyncProperty(changed, async ([index, text]) => {
      const { purpose } = grantOf(index);
      expect(await links.read(purpose, text, noon)).toEqual({ status: 'invalid' });
    }),
    { numRuns: manyRuns(1200) },
  );
});

const moment = fc.date({
  min: new Date('2024-01-01'),
  max: new Date('2030-01-01'),
  noInvalidDate: true,
});

test('a token is valid for its own purpose and time only', async () => {
  const hour = 3_600_000;
  await fc.assert(
    fc.asyncProperty(
      which,
      fc.constantFrom<Purpose>(...PURPOSES),
      moment,
      fc.integer({ min: -100, max: 100 }),
      async (index, purpose, issuedAt, hours) => {
        const grant = grantOf(index);
        const token = await links.issue(grant, issuedAt);
        const second = new Date(Math.floor(issuedAt.getTime() / 1000) * 1000);
        const { status } = await links.read(
          purpose,
          token,
          new Date(second.getTime() + hours * hour),
        );
        const ends = grant.purpose === 'subscribe' || grant.purpose === 'change-address';
        const expected =
          purpose !== grant.purpose || hours < 0
            ? 'invalid'
            : ends && hours >= 48
              ? 'expired'
              : 'valid';
        expect(status).toBe(expected);
      },
    ),
    { numRuns: manyRuns(600) },
  );
});
