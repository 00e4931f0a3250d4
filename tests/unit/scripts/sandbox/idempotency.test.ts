import { expect, test } from 'vitest';
import { dataOf, letter, runningSandbox } from './running-sandbox.ts';

const { sandbox, resend } = await runningSandbox();
const DAY_MS = 86_400_000;

test('the same key and email are sent once and get the same response', async () => {
  const first = dataOf(await resend.emails.send(letter({}), { idempotencyKey: 'confirm/1' }));
  const second = dataOf(await resend.emails.send(letter({}), { idempotencyKey: 'confirm/1' }));
  expect(second).toEqual(first);
  expect(sandbox.ledger.deliveries).toHaveLength(1);
  expect(sandbox.ledger.requests[1]?.headers['idempotency-key']).toBe('confirm/1');
});

test('the same key with another email is refused', async () => {
  await resend.emails.send(letter({}), { idempotencyKey: 'confirm/1' });
  const other = letter({ subject: 'Something else' });
  const { error } = await resend.emails.send(other, { idempotencyKey: 'confirm/1' });
  expect(error).toMatchObject({ statusCode: 409, name: 'invalid_idempotent_request' });
  expect(sandbox.ledger.deliveries).toHaveLength(1);
});

test('a key is forgotten after 24 hours', async () => {
  await resend.emails.send(letter({}), { idempotencyKey: 'confirm/1' });
  await sandbox.advance(DAY_MS - 1);
  await resend.emails.send(letter({}), { idempotencyKey: 'confirm/1' });
  expect(sandbox.ledger.deliveries).toHaveLength(1);
  await sandbox.advance(1);
  await resend.emails.send(letter({}), { idempotencyKey: 'confirm/1' });
  expect(sandbox.ledger.deliveries).toHaveLength(2);
});

test('a refused email can be corrected and sent with its key', async () => {
  await resend.emails.send(letter({ to: 'nobody' }), { idempotencyKey: 'confirm/1' });
  const mended = await resend.emails.send(letter({}), { idempotencyKey: 'confirm/1' });
  expect(mended.error).toBeNull();
});

test('a key has at most 256 characters', async () => {
  const sendWith = (idempotencyKey: string) => resend.emails.send(letter({}), { idempotencyKey });
  expect((await sendWith('k'.repeat(256))).error).toBeNull();
  expect((await sendWith('k'.repeat(257))).error).toMatchObject({
    statusCode: 400,
    name: 'invalid_idempotency_key',
  });
});

test('a key works for a batch too', async () => {
  const batch = [letter({}), letter({ to: 'bob@readers.example' })];
  const first = dataOf(await resend.batch.send(batch, { idempotencyKey: 'issue/1' }));
  const second = dataOf(await resend.batch.send(batch, { idempotencyKey: 'issue/1' }));
  expect(second).toEqual(first);
  expect(sandbox.ledger.deliveries).toHaveLength(2);
});

test('a second request is refused while the first is in progress', async () => {
  sandbox.inject({ kind: 'delay', ms: 250, path: '/emails' });
  const slow = resend.emails.send(letter({}), { idempotencyKey: 'confirm/1' });
  await expect.poll(() => sandbox.ledger.requests.length, { interval: 5 }).toBe(1);
  const hasty = await resend.emails.send(letter({}), { idempotencyKey: 'confirm/1' });
  expect(hasty.error).toMatchObject({ statusCode: 409, name: 'concurrent_idempotent_requests' });
  expect((await slow).error).toBeNull();
  expect(sandbox.ledger.deliveries).toHaveLength(1);
});
