import { describe, expect, test } from 'vitest';
import { type HealthAccess, mayReadHealthDetails } from '../../../src/http/health-access.ts';

const token = 'a-token-of-the-tests-that-is-long-enough';
const open: HealthAccess = { token: undefined, isProxied: false };
const mayRead = (peer: string, headers: Record<string, string>, access = open) =>
  mayReadHealthDetails(peer, new Headers(headers), access);
const host = 'localhost:4321';

describe('without a token, a program on this machine reads the details', () => {
  test.each(['127.0.0.1', '127.8.8.8', '::1', '::ffff:127.0.0.1'])('from %s', async (peer) => {
    await expect(mayRead(peer, { host })).resolves.toBe(true);
    for (const named of ['127.0.0.1', '[::1]:4321', 'LOCALHOST']) {
      await expect(mayRead(peer, { host: named })).resolves.toBe(true);
    }
  });

  test.each(['192.0.2.1', '10.0.0.1', '2001:db8::1', '::ffff:192.0.2.1', '1127.0.0.1', ''])(
    'not from %s',
    async (peer) => await expect(mayRead(peer, { host })).resolves.toBe(false),
  );

  test.each([
    ['the name of the site', { host: 'news.example.org' }],
    ['a name that begins like this machine', { host: 'localhost.example.org' }],
    ['no name', {}],
    ['a proxy before it', { host, 'x-forwarded-for': '192.0.2.1' }],
    ['an empty header of a proxy', { host, 'x-forwarded-for': '' }],
    ['Forwarded', { host, forwarded: 'for=192.0.2.1' }],
    ['Via', { host, via: '1.1 proxy' }],
    ['X-Real-IP', { host, 'x-real-ip': '192.0.2.1' }],
  ])(
    'not with %s',
    async (_, headers) => await expect(mayRead('127.0.0.1', headers)).resolves.toBe(false),
  );

  test('not where TRUSTED_PROXIES is set, nor with a token that nobody has set', async () => {
    await expect(mayRead('127.0.0.1', { host }, { ...open, isProxied: true })).resolves.toBe(false);
    await expect(mayRead('192.0.2.1', { host, authorization: 'Bearer ' })).resolves.toBe(false);
    await expect(mayRead('192.0.2.1', { host, authorization: 'Bearer undefined' })).resolves.toBe(
      false,
    );
  });
});

describe('with a token, only the token counts', () => {
  test('from anywhere, also through a proxy', async () => {
    const headers = { host: 'news.example.org', 'x-forwarded-for': '192.0.2.1' };
    for (const authorization of [`Bearer ${token}`, `bearer  ${token}`]) {
      const access = { token, isProxied: true };
      await expect(mayRead('192.0.2.1', { ...headers, authorization }, access)).resolves.toBe(true);
    }
  });

  test.each([
    undefined,
    '',
    'Bearer',
    token,
    `Basic ${token}`,
    `Bearer ${token}x`,
    'Bearer a-token',
  ])('not with %s, not even on this machine', async (authorization) => {
    const headers = { host, ...(authorization !== undefined && { authorization }) };
    await expect(mayRead('127.0.0.1', headers, { token, isProxied: false })).resolves.toBe(false);
  });
});
