import { expect, test } from 'vitest';
import { dataOf, letter, runningSandbox } from './running-sandbox.ts';

const { sandbox, resend } = await runningSandbox();
const good = (to: string) => letter({ to });
const bad = letter({ to: 'nobody' });

test('sends up to a hundred emails at once', async () => {
  const hundred = Array.from({ length: 100 }, (_, i) => good(`r${i}@readers.example`));
  const { data } = dataOf(await resend.batch.send(hundred));
  expect(new Set(data.map(({ id }) => id)).size).toBe(100);
  expect(sandbox.ledger.deliveries).toHaveLength(100);
});

test.each([[0], [101]])('refuses a batch of %i', async (length) => {
  const { error } = await resend.batch.send(Array(length).fill(good('ann@readers.example')));
  expect(error).toMatchObject({ statusCode: 422, name: 'validation_error' });
  expect(sandbox.mails()).toEqual([]);
});

test('strict: one invalid email, and none is sent', async () => {
  const { error } = await resend.batch.send([good('ann@readers.example'), bad]);
  expect(error).toMatchObject({ statusCode: 422, name: 'validation_error' });
  expect(sandbox.mails()).toEqual([]);
});

test('permissive: valid emails are sent and invalid ones named', async () => {
  const batch = [good('ann@readers.example'), bad, good('bob@readers.example')];
  const { data, errors } = dataOf(
    await resend.batch.send(batch, { batchValidation: 'permissive' }),
  );
  expect(data).toHaveLength(2);
  expect(errors).toEqual([{ index: 1, message: expect.stringContaining('Invalid `to` field') }]);
  expect(sandbox.ledger.deliveries.map(({ to }) => to)).toEqual([
    'ann@readers.example',
    'bob@readers.example',
  ]);
});

test('a batch refuses scheduled emails', async () => {
  const { error } = await resend.batch.send([letter({ scheduledAt: 'in 1 hour' })]);
  expect(error).toMatchObject({
    statusCode: 422,
    message: expect.stringContaining('scheduled_at'),
  });
});
