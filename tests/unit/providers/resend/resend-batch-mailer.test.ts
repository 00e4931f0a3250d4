import { expect, test } from 'vitest';
import { resendBatchMailer } from '../../../../src/providers/resend/resend-batch-mailer.ts';
import { canary } from '../../../fakes/list-jobs.ts';
import { asked, sandboxed } from './sandboxed.ts';

const { sandbox, client } = await sandboxed();
const mailer = resendBatchMailer(client({ pausesMs: [], timeoutMs: 2000 }));
const mail = (to: string) => ({
  from: 'The Daily <news@example.org>',
  to,
  subject: 'S',
  html: '<p>H</p>',
  text: 'T',
});
const batch = { key: 'outbox/1', mails: [mail(canary), mail('eve@example.org')] };
const submitted = { status: 'submitted', refused: [] };

test('several emails are one request under one key, each as HTML and text', async () => {
  expect(await mailer.submit(batch)).toEqual(submitted);
  expect(sandbox.ledger.requests).toMatchObject([
    {
      method: 'POST',
      path: '/emails/batch',
      headers: { 'idempotency-key': 'outbox/1', 'x-batch-validation': 'permissive' },
      body: batch.mails,
    },
  ]);
  expect(sandbox.mails()).toHaveLength(2);
});

test('a rejected email is named, and the others are sent', async () => {
  const mails = [mail('ann@example.org'), mail('no address'), mail('eve@example.org')];
  expect(await mailer.submit({ key: 'outbox/2', mails })).toEqual({
    status: 'submitted',
    refused: [1],
  });
  expect(sandbox.mails()).toHaveLength(2);
});

test('submitting again, even with other content, sends nothing twice', async () => {
  await mailer.submit(batch);
  expect(await mailer.submit(batch)).toEqual(submitted);
  const reworded = batch.mails.map((one) => ({ ...one, subject: 'Other words' }));
  expect(await mailer.submit({ ...batch, mails: reworded })).toEqual(submitted);
  expect(sandbox.mails()).toHaveLength(2);
});

const body = (statusCode: number, name: string) => ({ statusCode, name, message: `of ${canary}` });
const status = (code: number, name: string) =>
  ({ kind: 'status', status: code, body: body(code, name) }) as const;
const inDoubt = { status: 'later', mayBeDone: true };
const notDone = { status: 'later', mayBeDone: false };

/** Every way in which a request can fail, and what is made of it. */
test.each([
  ['429', status(429, 'rate_limit_exceeded'), { ...notDone, afterMs: 1000 }],
  [
    '429 with retry-after',
    { ...status(429, 'rate_limit_exceeded'), headers: { 'retry-after': '7' } },
    { ...notDone, afterMs: 7000 },
  ],
  ['the day’s mails are used up', status(429, 'daily_quota_exceeded'), { status: 'quota' }],
  ['the month’s mails are used up', status(429, 'monthly_quota_exceeded'), { status: 'quota' }],
  ['401', status(401, 'restricted_api_key'), { status: 'misconfigured' }],
  ['409 under way', status(409, 'concurrent_idempotent_requests'), inDoubt],
  ['409 other payload', status(409, 'invalid_idempotent_request'), submitted],
  ['422', status(422, 'validation_error'), { status: 'refused', reason: 'validation_error' }],
  ['a sender not verified', status(403, 'invalid_from_address'), { status: 'misconfigured' }],
  ['500', status(500, 'internal_server_error'), inDoubt],
  ['502 of a proxy', { kind: 'status', status: 502, body: '<h1>Bad gateway</h1>' }, inDoubt],
  ['503 without a body', { kind: 'status', status: 503, body: '' }, inDoubt],
  ['cut off before', { kind: 'drop', when: 'before' }, inDoubt],
  ['cut off after', { kind: 'drop', when: 'after' }, inDoubt],
  ['led to a dead host', { kind: 'redirect', to: 'http://127.0.0.1:1/' }, inDoubt],
  ['no JSON', { kind: 'malformed' }, inDoubt],
  ['empty', { kind: 'empty' }, inDoubt],
  ['half', { kind: 'truncated' }, inDoubt],
  ['null', { kind: 'null' }, inDoubt],
  ['no ids', { kind: 'ok-only' }, inDoubt],
  ['silence', { kind: 'hang' }, inDoubt],
] as const)('%s', async (_name, fault, outcome) => {
  sandbox.inject(fault);
  expect(await mailer.submit(batch)).toMatchObject(outcome);
  expect(asked(sandbox)).toHaveLength(1);
  if (outcome.status === 'submitted') return;
  // After any failure, the same batch again is one email to each.
  expect(await mailer.submit(batch)).toEqual(submitted);
  expect(sandbox.mails()).toHaveLength(2);
});
