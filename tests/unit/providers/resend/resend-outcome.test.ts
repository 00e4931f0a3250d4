import { expect, test } from 'vitest';
import { z } from 'zod';
import { outcomeOf } from '../../../../src/providers/resend/resend-outcome.ts';

const schema = z.object({ id: z.string() });
const error = (statusCode: unknown, name: unknown) => ({
  data: null,
  error: { statusCode, name, message: 'about canary@example.org' },
  headers: {},
});
const kindOf = (answer: { data: unknown; error: unknown }) =>
  outcomeOf({ headers: {}, ...answer }, schema, () => undefined).kind;

test.each([
  [404, 'not_found', 'not-found'],
  [404, 'application_error', 'rejected'],
  [429, 'rate_limit_exceeded', 'rate-limited'],
  [429, 'application_error', 'rate-limited'],
  [429, 'daily_quota_exceeded', 'quota'],
  [429, 'monthly_quota_exceeded', 'quota'],
  [409, 'invalid_idempotent_request', 'key-used'],
  [409, 'concurrent_idempotent_requests', 'key-in-flight'],
  [422, 'validation_error', 'rejected'],
  [401, 'restricted_api_key', 'rejected'],
  [403, 'invalid_from_address', 'rejected'],
  [500, 'internal_server_error', 'unavailable'],
  [503, 'application_error', 'unavailable'],
  [null, 'application_error', 'unknown-outcome'],
  [undefined, undefined, 'unknown-outcome'],
  ['500', 7, 'unknown-outcome'],
])('an error with status %j and name %j: %s', (status, name, kind) => {
  expect(kindOf(error(status, name))).toBe(kind);
});

test.each([
  ['no data and no error', { data: null, error: null }],
  ['data without an id', { data: { ok: true }, error: null }],
  ['data that is a text', { data: 'ok', error: null }],
  ['an error that is a text', { data: null, error: 'no' }],
])('%s: nobody knows what was done', (_, answer) => {
  expect(kindOf(answer)).toBe('unknown-outcome');
});

test.each([
  ['3', 3000],
  ['0', 0],
  [undefined, 1000],
  ['Wed, 21 Oct 2026 07:28:00 GMT', 1000],
  ['-1', 1000],
])('retry-after %j is waited for %d ms', (header, retryAfterMs) => {
  const headers: Record<string, string> = header === undefined ? {} : { 'retry-after': header };
  const answer = { ...error(429, 'rate_limit_exceeded'), headers };
  expect(outcomeOf(answer, schema, () => undefined)).toEqual({
    kind: 'rate-limited',
    retryAfterMs,
  });
});

test('the log gets a code and a status, nothing else', () => {
  const logged: unknown[] = [];
  outcomeOf(error(422, 'validation_error'), schema, (entry) => logged.push(entry));
  outcomeOf(error(422, 'canary@example.org'), schema, (entry) => logged.push(entry));
  expect(logged).toEqual([
    { name: 'validation_error', status: 422 },
    { name: 'unnamed', status: 422 },
  ]);
});

test('an unknown contact is not logged as an error', () => {
  outcomeOf(error(404, 'not_found'), schema, () => expect.unreachable());
});
