import { beforeEach, expect, test } from 'vitest';
import { dataOf, NOON, runningSandbox } from './running-sandbox.ts';

const { sandbox, resend } = await runningSandbox();
let segmentId = '';
let topicId = '';

beforeEach(async () => {
  segmentId = dataOf(await resend.segments.create({ name: 'Readers' })).id;
  const topic = { name: 'Daily', defaultSubscription: 'opt_out' as const };
  topicId = dataOf(await resend.topics.create(topic)).id;
});

async function reader(name: string, choice: 'opt_in' | 'opt_out' = 'opt_in'): Promise<string> {
  const contact = {
    email: `${name}@readers.example`,
    segments: [{ id: segmentId }],
    topics: [{ id: topicId, subscription: choice }],
  };
  return dataOf(await resend.contacts.create(contact)).id;
}

async function draft(fields: object = {}): Promise<string> {
  const broadcast = {
    name: 'daily-2026-02-07',
    segmentId,
    topicId,
    from: 'Broadsheet <news@broadsheet.example>',
    subject: 'Today',
    html: '<p>Hello {{{FIRST_NAME|there}}}</p><a href="{{{RESEND_UNSUBSCRIBE_URL}}}">Leave</a>',
    text: 'Hello {{{FIRST_NAME|there}}}: {{{RESEND_UNSUBSCRIBE_URL}}}',
    ...fields,
  };
  return dataOf(await resend.broadcasts.create(broadcast)).id;
}

const statusOf = async (id: string): Promise<string> =>
  dataOf(await resend.broadcasts.get(id)).status;
const addressed = () => sandbox.ledger.deliveries.map(({ to, outcome }) => [to, outcome]);

test('a broadcast reaches only the subscribed readers of its segment', async () => {
  await reader('ann');
  await reader('left-topic', 'opt_out');
  const left = await reader('left-all');
  await resend.contacts.update({ id: left, unsubscribed: true });
  await reader('bounced');
  await resend.suppressions.add({ email: 'bounced@readers.example' });
  const topics = [{ id: topicId, subscription: 'opt_in' as const }];
  await resend.contacts.create({ email: 'elsewhere@readers.example', topics });

  const id = await draft();
  expect(await statusOf(id)).toBe('draft');
  expect(addressed()).toEqual([]);
  expect(dataOf(await resend.broadcasts.send(id))).toEqual({ id });
  expect(addressed()).toEqual([
    ['ann@readers.example', 'delivered'],
    ['bounced@readers.example', 'suppressed'],
  ]);
  expect(dataOf(await resend.broadcasts.list()).data).toMatchObject([
    { id, name: 'daily-2026-02-07', status: 'sent', sent_at: '2026-02-07 12:00:00.000+00' },
  ]);
});

test('without a topic it reaches everyone in the segment who has not unsubscribed', async () => {
  await reader('ann', 'opt_out');
  await resend.broadcasts.send(await draft({ topicId: undefined }));
  expect(addressed()).toEqual([['ann@readers.example', 'delivered']]);
});

test('each email is filled in for its reader and has one-click unsubscribe', async () => {
  const id = await reader('ann');
  await resend.contacts.update({ id, firstName: 'Ann & <co>' });
  await reader('bob');
  await resend.broadcasts.send(await draft({ subject: 'For {{{contact.first_name|you}}}' }));

  const leave = `${sandbox.url}/unsubscribe/${id}?topic=${topicId}`;
  expect(sandbox.mails('ann@readers.example')[0]).toMatchObject({
    subject: 'For Ann & <co>',
    html: `<p>Hello Ann &#38; &#60;co&#62;</p><a href="${leave}">Leave</a>`,
    text: `Hello Ann & <co>: ${leave}`,
    headers: {
      'List-Unsubscribe': `<${leave}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    },
  });
  expect(sandbox.mails('bob@readers.example')[0]?.text).toMatch(/^Hello there: /);
});

test('only drafts can be sent: a second send is refused and reaches nobody', async () => {
  await reader('ann');
  const id = await draft();
  await resend.broadcasts.send(id);
  const again = await resend.broadcasts.send(id);
  expect(again.error).toMatchObject({ statusCode: 422, name: 'validation_error' });
  expect(addressed()).toHaveLength(1);
});

test('a broadcast can be sent as it is created', async () => {
  await reader('ann');
  const id = await draft({ send: true });
  expect(sandbox.ledger.requests.at(-1)?.status).toBe(201);
  expect(await statusOf(id)).toBe('sent');
  expect(addressed()).toHaveLength(1);
});

test('a scheduled broadcast is sent at its time, to those subscribed by then', async () => {
  await reader('ann');
  const id = await draft();
  await resend.broadcasts.send(id, { scheduledAt: 'in 2 hours' });
  expect(await statusOf(id)).toBe('scheduled');
  await reader('late');
  await sandbox.advance(7_200_000);
  expect(await statusOf(id)).toBe('sent');
  expect(sandbox.ledger.deliveries).toMatchObject([
    { to: 'ann@readers.example', at: NOON + 7_200_000 },
    { to: 'late@readers.example' },
  ]);
});

test('canceling makes a scheduled broadcast a draft again, which can be sent', async () => {
  await reader('ann');
  const id = await draft();
  await resend.broadcasts.send(id, { scheduledAt: 'in 2 hours' });
  expect((await resend.broadcasts.cancel(id)).error).toBeNull();
  expect(await statusOf(id)).toBe('draft');
  await sandbox.advance(7_200_000);
  expect(addressed()).toEqual([]);
  await resend.broadcasts.send(id);
  expect(addressed()).toHaveLength(1);
});

test('canceling a queued broadcast is final', async () => {
  await reader('ann');
  sandbox.setBroadcastDelay(60_000);
  const id = await draft();
  await resend.broadcasts.send(id);
  expect(await statusOf(id)).toBe('queued');
  await resend.broadcasts.cancel(id);
  expect(await statusOf(id)).toBe('canceled');
  await sandbox.advance(60_000);
  expect(addressed()).toEqual([]);
  expect((await resend.broadcasts.send(id)).error).toMatchObject({ statusCode: 422 });
});

test('a draft can be changed and removed, a sent broadcast cannot', async () => {
  const id = await draft();
  await resend.broadcasts.update(id, { subject: 'Tomorrow', replyTo: ['ed@broadsheet.example'] });
  expect(dataOf(await resend.broadcasts.get(id))).toMatchObject({
    object: 'broadcast',
    name: 'daily-2026-02-07',
    subject: 'Tomorrow',
    reply_to: ['ed@broadsheet.example'],
    segment_id: segmentId,
    topic_id: topicId,
  });
  await resend.broadcasts.send(id);
  expect((await resend.broadcasts.update(id, { subject: 'x' })).error?.statusCode).toBe(422);
  expect((await resend.broadcasts.remove(id)).error?.statusCode).toBe(422);
  expect((await resend.broadcasts.cancel(id)).error?.statusCode).toBe(422);

  const other = await draft();
  expect(dataOf(await resend.broadcasts.remove(other))).toMatchObject({ deleted: true });
  expect((await resend.broadcasts.get(other)).error?.statusCode).toBe(404);
});

test.each([
  ['no segment', { segmentId: undefined }, 422, 'missing_required_field'],
  ['an unknown segment', { segmentId: 'x' }, 404, 'not_found'],
  ['an unknown topic', { topicId: 'x' }, 404, 'not_found'],
  ['no sender', { from: 'Broadsheet' }, 422, 'invalid_from_address'],
  ['no content', { html: undefined, text: undefined }, 422, 'missing_required_field'],
  ['a time but no send', { scheduledAt: 'in 1 hour' }, 422, 'validation_error'],
])('refuses a broadcast with %s', async (_, fields, statusCode, name) => {
  const broadcast = { segmentId, from: 'a@b.example', subject: 'Today', text: 'Hello', ...fields };
  // The types of the SDK forbid most of these.
  const broken = broadcast as Parameters<typeof resend.broadcasts.create>[0];
  expect((await resend.broadcasts.create(broken)).error).toMatchObject({ statusCode, name });
});

test('an email of a broadcast does not change after it is sent', async () => {
  const id = await reader('ann');
  await resend.broadcasts.send(await draft());
  await resend.contacts.update({ id, firstName: 'Changed' });
  expect(sandbox.mails()[0]?.text).toMatch(/^Hello there/);
});

test('a new broadcast can be hidden from requests, and can still be sent', async () => {
  await reader('ann');
  sandbox.setBroadcastLag({ listMs: 5000, getMs: 2000 });
  const id = await draft();
  const listed = async () => dataOf(await resend.broadcasts.list()).data.map((one) => one.id);
  expect(await listed()).toEqual([]);
  expect((await resend.broadcasts.get(id)).error?.name).toBe('not_found');
  dataOf(await resend.broadcasts.send(id));
  expect(addressed()).toEqual([['ann@readers.example', 'delivered']]);

  await sandbox.advance(2000);
  expect(await listed()).toEqual([]);
  expect(await statusOf(id)).toBe('sent');
  await sandbox.advance(3000);
  expect(await listed()).toEqual([id]);
});
