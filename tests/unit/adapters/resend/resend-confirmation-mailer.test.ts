import { expect, test } from 'vitest';
import { resendConfirmationMailer } from '../../../../src/adapters/resend/resend-confirmation-mailer.ts';
import { asked, canary, sandboxed } from './sandboxed.ts';

const { sandbox, client } = await sandboxed();
const mailer = resendConfirmationMailer(client(), 'The Daily <news@example.org>');
const mail = { to: canary, subject: 'S', html: '<p>H</p>', text: 'T', idempotencyKey: 'confirm/1' };

test('a mail goes out with both of its forms and its key', async () => {
  expect(await mailer.send(mail)).toBe('submitted');
  expect(sandbox.ledger.requests).toMatchObject([
    {
      method: 'POST',
      path: '/emails',
      headers: { 'idempotency-key': 'confirm/1' },
      body: {
        from: 'The Daily <news@example.org>',
        to: canary,
        subject: 'S',
        html: '<p>H</p>',
        text: 'T',
      },
    },
  ]);
});

test('sent twenty times at once, it goes out once', async () => {
  const outcomes = await Promise.all(Array.from({ length: 20 }, () => mailer.send(mail)));
  expect(new Set(outcomes)).toEqual(new Set(['submitted']));
  expect(sandbox.mails(canary)).toHaveLength(1);
});

test.each(['drop', 'malformed', 'empty', 'truncated', 'null', 'ok-only'] as const)(
  'an answer that is lost (%s) after the mail was taken does not make it two',
  async (kind) => {
    sandbox.inject({ kind, when: 'after' });
    expect(await mailer.send(mail)).toBe('submitted');
    expect(asked(sandbox)).toHaveLength(2);
    expect(sandbox.mails(canary)).toHaveLength(1);
  },
);

test('the same link in other words, from before a deployment, has been submitted', async () => {
  await mailer.send(mail);
  expect(await mailer.send({ ...mail, subject: 'Other words' })).toBe('submitted');
  expect(sandbox.mails(canary)).toHaveLength(1);
});

test('while another request with the key is under way, nothing is claimed for it', async () => {
  const body = { statusCode: 409, name: 'concurrent_idempotent_requests', message: '' };
  sandbox.inject({ kind: 'status', status: 409, body });
  expect(await mailer.send(mail)).toBe('submitted');
  sandbox.inject({ kind: 'status', status: 409, body, times: 3 });
  expect(await mailer.send(mail)).toBe('unavailable');
});

test.each([
  [422, 'validation_error'],
  [403, 'invalid_from_address'],
  [429, 'daily_quota_exceeded'],
  [429, 'rate_limit_exceeded'],
  [500, 'internal_server_error'],
])('%d %s: nobody gets a mail, and nothing else is said', async (status, name) => {
  const body = { statusCode: status, name, message: `about ${canary}` };
  sandbox.inject({ kind: 'status', status, body, times: 9 });
  expect(await mailer.send(mail)).toBe('unavailable');
  expect(sandbox.mails()).toEqual([]);
});
