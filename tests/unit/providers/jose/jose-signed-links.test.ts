import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { joseSignedLinks } from '../../../../src/providers/jose/jose-signed-links.ts';
import type { Grant, Purpose } from '../../../../src/subscribers/signed-links.ts';
import { anAddress } from '../../../fakes/an-address.ts';
import { address, grant, GRANTS, issuer, links, noon, secret } from './some-links.ts';

const PURPOSES = GRANTS.map(({ purpose }) => purpose);
const later = (seconds: number) => new Date(noon.getTime() + seconds * 1000);
const LIFE = 48 * 3600;
const token = await links.issue(grant, noon);
const read = (text: string, now = noon) => links.read('subscribe', text, now);
const invalid = { status: 'invalid' };

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

test.each(GRANTS)('a link to $purpose is invalid for anything else', async (granted) => {
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
  test('a token of the old secret is valid while that secret is listed', async () => {
    const both = joseSignedLinks({ secrets: [next, secret], issuer });
    expect(await both.read('subscribe', token, noon)).toEqual({
      status: 'valid',
      grant,
      issuedAt: noon,
    });
    const fresh = await both.issue(grant, noon);
    expect(await read(fresh, noon)).toEqual(invalid);
  });
  test('and invalid once it is not', async () => {
    const only = joseSignedLinks({ secrets: [next], issuer });
    expect(await only.read('subscribe', token, noon)).toEqual(invalid);
  });
  test('without a secret there are no tokens', () => {
    expect(() => joseSignedLinks({ secrets: [], issuer })).toThrow(/secret/);
  });
});

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
    page: fc.webPath(),
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

test('any grant is read again, and not with another secret', async () => {
  const others = joseSignedLinks({ secrets: ['x'.repeat(32)], issuer });
  await fc.assert(
    fc.asyncProperty(
      anyGrant,
      fc.date({ min: new Date(0), max: noon, noInvalidDate: true }),
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
