import { expect, test } from 'vitest';
import { dataOf, letter, NOON, runningSandbox } from './running-sandbox.ts';

const { sandbox, resend } = await runningSandbox();

test('an email arrives in the inbox and in the ledger', async () => {
  const { id } = dataOf(
    await resend.emails.send(letter({ text: 'Hello', replyTo: 'ed@b.example' })),
  );

  expect(sandbox.mails('ann@readers.example')).toMatchObject([
    { id, subject: 'Please confirm', html: '<p>Hello</p>', text: 'Hello', outcome: 'delivered' },
  ]);
  expect(sandbox.mails()[0]?.headers).toMatchObject({ 'Reply-To': 'ed@b.example' });
  expect(sandbox.ledger.deliveries).toMatchObject([
    { emailId: id, to: 'ann@readers.example', outcome: 'delivered', at: NOON },
  ]);
  expect(sandbox.ledger.requests).toMatchObject([
    {
      method: 'POST',
      path: '/emails',
      status: 200,
      body: { subject: 'Please confirm' },
      headers: { authorization: 'Bearer re_ful…' },
    },
  ]);
});

test('a sent email can be read back', async () => {
  const { id } = dataOf(await resend.emails.send(letter({ cc: 'bob@readers.example' })));
  const email = dataOf(await resend.emails.get(id));
  expect(email).toMatchObject({
    object: 'email',
    to: ['ann@readers.example'],
    cc: ['bob@readers.example'],
    last_event: 'delivered',
    html: '<p>Hello</p>',
  });
  expect(new Date(email.created_at).getTime()).toBe(NOON);
});

test.each([
  ['missing from', { from: undefined }, 'missing_required_field', 'Missing `from` field.'],
  ['missing to', { to: undefined }, 'missing_required_field', 'Missing `to` field.'],
  ['empty to', { to: [] }, 'missing_required_field', 'Missing `to` field.'],
  ['missing subject', { subject: undefined }, 'missing_required_field', 'Missing `subject` field.'],
  ['no content', { html: undefined }, 'missing_required_field', 'Missing `html` or `text` field.'],
  ['from no address', { from: 'Broadsheet' }, 'invalid_from_address', /^Invalid `from` field\./],
  ['to no address', { to: 'ann@@x.example' }, 'validation_error', /^Invalid `to` field\./],
  ['to without dot', { to: 'ann@example' }, 'validation_error', /^Invalid `to` field\./],
  ['51 recipients', { to: Array(51).fill('a@b.example') }, 'validation_error', /50 recipients/],
  ['line break in subject', { subject: 'a\nBcc: b@c.example' }, 'validation_error', /subject/],
  ['line break in header', { headers: { 'X-A': 'a\r\nb: c' } }, 'validation_error', /header/],
  ['tag named in other letters', { tags: [{ name: 'ä', value: 'a' }] }, 'validation_error', /tags/],
  ['tag without a name', { tags: [{ name: '', value: 'a' }] }, 'validation_error', /tags/],
  ['tag of other letters', { tags: [{ name: 'a', value: 'ä' }] }, 'validation_error', /tags/],
])('refuses an email with %s', async (_, fields, name, message) => {
  // The types of the SDK forbid most of these.
  const broken = letter(fields) as Parameters<typeof resend.emails.send>[0];
  const { error } = await resend.emails.send(broken);
  expect(error).toMatchObject({ statusCode: 422, name, message: expect.stringMatching(message) });
  expect(sandbox.mails()).toEqual([]);
});

test('lists emails newest first, page by page', async () => {
  for (const subject of ['1', '2', '3', '4', '5']) await resend.emails.send(letter({ subject }));

  const first = dataOf(await resend.emails.list({ limit: 2 }));
  expect(first).toMatchObject({ object: 'list', has_more: true });
  expect(first.data.map(({ subject }) => subject)).toEqual(['5', '4']);

  const older = dataOf(await resend.emails.list({ limit: 3, after: first.data[1]?.id ?? '' }));
  expect(older.has_more).toBe(false);
  expect(older.data.map(({ subject }) => subject)).toEqual(['3', '2', '1']);

  const newer = dataOf(await resend.emails.list({ limit: 2, before: older.data[2]?.id ?? '' }));
  expect(newer.has_more).toBe(true);
  expect(newer.data.map(({ subject }) => subject)).toEqual(['3', '2']);
});

test.each([{ limit: 0 }, { limit: 101 }, { limit: 1.5 }, { after: 'nobody' }])(
  'refuses the page %j',
  async (page) => {
    const { error } = await resend.emails.list(page);
    expect(error).toMatchObject({ statusCode: 422, name: 'validation_error' });
  },
);

test('a scheduled email is sent at its time, not before', async () => {
  const scheduledAt = new Date(NOON + 3_600_000).toISOString();
  const { id } = dataOf(await resend.emails.send(letter({ scheduledAt })));
  await sandbox.advance(3_599_999);
  expect(sandbox.ledger.deliveries).toEqual([]);
  await sandbox.advance(1);
  expect(sandbox.ledger.deliveries).toMatchObject([{ emailId: id, at: NOON + 3_600_000 }]);
});

test.each(['soon', 'in 31 days'])('refuses to schedule for %j', async (scheduledAt) => {
  const { error } = await resend.emails.send(letter({ scheduledAt }));
  expect(error).toMatchObject({ statusCode: 422, name: 'validation_error' });
});

test.each([
  ['delivered@resend.dev', 'delivered'],
  ['bounced+7@resend.dev', 'bounced'],
  ['complained@resend.dev', 'complained'],
  ['suppressed@resend.dev', 'suppressed'],
])('the test address %s is %s', async (to, outcome) => {
  const { id } = dataOf(await resend.emails.send(letter({ to })));
  expect(sandbox.ledger.deliveries).toMatchObject([{ to, outcome }]);
  expect(dataOf(await resend.emails.get(id)).last_event).toBe(outcome);
});

test('an email with a topic reaches nobody who unsubscribed from it', async () => {
  const { id: topicId } = dataOf(
    await resend.topics.create({ name: 'Daily', defaultSubscription: 'opt_in' }),
  );
  const topics = [{ id: topicId, subscription: 'opt_out' as const }];
  await resend.contacts.create({ email: 'ann@readers.example', topics });

  await resend.emails.send(letter({ topicId }));
  await resend.emails.send(letter({ topicId, to: 'stranger@readers.example' }));
  expect(sandbox.ledger.deliveries).toMatchObject([
    { to: 'ann@readers.example', outcome: 'opted_out' },
    { to: 'stranger@readers.example', outcome: 'delivered' },
  ]);
});

test('an unknown email is not found', async () => {
  const { error } = await resend.emails.get('nobody');
  expect(error).toEqual({ statusCode: 404, name: 'not_found', message: 'Email not found' });
});
