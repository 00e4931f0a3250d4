import { expect, test } from 'vitest';
import { z } from 'zod';
import type { ResendRequest } from '../../../../src/providers/resend/resend-client.ts';
import { asked, sandboxed } from './sandboxed.ts';

const { sandbox, client, waits, logged } = await sandboxed();

const request = (idempotent: boolean): ResendRequest<{ id: string }> => ({
  name: 'segments.create',
  idempotent,
  schema: z.object({ id: z.string() }),
  call: (sdk, options) => sdk.segments.create({ name: 'A' }, options),
});

test('a successful request is sent once', async () => {
  expect(await client().ask(request(true))).toMatchObject({
    kind: 'ok',
    data: { id: expect.any(String) },
  });
  expect(asked(sandbox)).toHaveLength(1);
});

test('a trailing slash in the base URL is ignored', async () => {
  const { kind } = await client({ baseUrl: `${sandbox.url}/` }).ask(request(true));
  expect(kind).toBe('ok');
});

test.each([
  [
    '500',
    { kind: 'status', status: 500, body: { statusCode: 500, name: 'internal_server_error' } },
  ],
  ['a proxy’s 502', { kind: 'status', status: 502, body: '<h1>Bad gateway</h1>' }],
  ['a broken connection', { kind: 'drop' }],
  ['an answer that is not JSON', { kind: 'malformed' }],
  ['an answer that is cut off', { kind: 'truncated' }],
  ['an empty answer', { kind: 'empty' }],
  ['null', { kind: 'null' }],
  ['an answer without an id', { kind: 'ok-only' }],
] as const)(
  'after %s, what may be repeated is asked again, and nothing else is',
  async (_, fault) => {
    sandbox.inject(fault);
    expect((await client().ask(request(true))).kind).toBe('ok');
    expect(asked(sandbox)).toHaveLength(2);
    expect(waits).toEqual([200]);

    sandbox.inject(fault);
    expect((await client().ask(request(false))).kind).toMatch(/^(unavailable|unknown-outcome)$/);
    expect(asked(sandbox)).toHaveLength(3);
  },
);

test('it gives up after the third failure', async () => {
  sandbox.inject({ kind: 'drop', times: 9 });
  expect(await client().ask(request(true))).toEqual({ kind: 'unknown-outcome' });
  expect(asked(sandbox)).toHaveLength(3);
  expect(waits).toEqual([200, 600]);
});

test.each([
  ['1', [1000]],
  ['3600', [2000]],
])(
  'a rate limit is waited for as it says (%s s), but two seconds at most',
  async (seconds, waited) => {
    const body = { statusCode: 429, name: 'rate_limit_exceeded', message: 'canary@example.org' };
    sandbox.inject({ kind: 'status', status: 429, headers: { 'retry-after': seconds }, body });
    expect((await client().ask(request(false))).kind).toBe('ok');
    expect(waits).toEqual(waited);
  },
);

test('permanent errors and quotas are not retried', async () => {
  for (const [status, name, kind] of [
    [422, 'validation_error', 'rejected'],
    [429, 'daily_quota_exceeded', 'quota'],
  ] as const) {
    const body = { statusCode: status, name, message: 'canary@example.org' };
    sandbox.inject({ kind: 'status', status, body });
    expect((await client().ask(request(true))).kind).toBe(kind);
  }
  expect(asked(sandbox)).toHaveLength(2);
});

test('a server that never answers times out once', async () => {
  sandbox.inject({ kind: 'hang', times: 9 });
  expect(await client({ timeoutMs: 50 }).ask(request(true))).toEqual({ kind: 'unknown-outcome' });
  expect(asked(sandbox)).toHaveLength(1);
  expect(logged).toEqual([
    {
      level: 'warn',
      event: 'resend-call-failed',
      call: 'segments.create',
      name: 'timeout',
      status: null,
    },
  ]);
});

test('an unreachable server is an outcome, not an exception', async () => {
  const { kind } = await client({ baseUrl: 'http://127.0.0.1:1' }).ask(request(true));
  expect(kind).toBe('unknown-outcome');
});

test('an invalid key is rejected and not logged', async () => {
  expect((await client({ apiKey: 'canary' }).ask(request(true))).kind).toBe('rejected');
  expect(logged).toEqual([
    {
      level: 'warn',
      event: 'resend-call-failed',
      call: 'segments.create',
      name: 'invalid_api_key',
      status: 403,
    },
  ]);
});

test('a caller that retries later makes one attempt', async () => {
  sandbox.inject({ kind: 'drop', times: 9 });
  const { kind } = await client({ pausesMs: [] }).ask(request(true));
  expect(kind).toBe('unknown-outcome');
  expect(asked(sandbox)).toHaveLength(1);
  expect(waits).toEqual([]);
});

test('every attempt waits for its turn, and the pace reads every response', async () => {
  sandbox.setRateLimit(5);
  sandbox.inject({ kind: 'drop' });
  const told: unknown[] = [];
  const pace = {
    turn: async () => void told.push('turn'),
    update: (headers: Readonly<Record<string, string>> | null) =>
      void told.push(headers?.['ratelimit-limit']),
  };
  await client({ pace }).ask(request(true));
  expect(told).toEqual(['turn', undefined, 'turn', '5']);
});
