import { expect, test } from 'vitest';
import { dataOf, letter, NOON, runningSandbox } from './running-sandbox.ts';

const { sandbox, resend } = await runningSandbox();

async function ask(path: string, body?: object) {
  const init = body ? { method: 'POST', body: JSON.stringify(body) } : {};
  const response = await fetch(`${sandbox.url}/_sandbox/${path}`, init);
  return response.json();
}

test('the ledger can be read from an entry on', async () => {
  await resend.contacts.list();
  const { n } = sandbox.ledger.requests[0] ?? { n: 0 };
  await resend.emails.send(letter({}));
  const entries = await ask(`ledger?after=${n}`);
  expect(entries).toMatchObject({
    requests: [{ path: '/emails', status: 200 }],
    deliveries: [{ to: 'ann@readers.example' }],
    webhooks: [],
  });
});

test('emails can be read by address', async () => {
  await resend.emails.send(letter({}));
  await resend.emails.send(letter({ to: 'bob@readers.example' }));
  const { data } = await ask('mails?to=bob@readers.example');
  expect(data).toMatchObject([{ to: ['bob@readers.example'], html: '<p>Hello</p>' }]);
});

test('the clock can be read, moved forward and set', async () => {
  expect(await ask('clock')).toEqual({ now: new Date(NOON).toISOString() });
  const later = new Date(NOON + 60_000).toISOString();
  expect(await ask('clock', { advance: 60_000 })).toEqual({ now: later });
  const newYear = '2027-01-01T00:00:00.000Z';
  expect(await ask('clock', { set: newYear })).toEqual({ now: newYear });
});

test('the clock accepts times up to the year 9999', async () => {
  for (const wanted of [
    { advance: 1e300 },
    { advance: 8e15 },
    { set: '9999-12-31T23:00:00-02:00' },
  ]) {
    expect(await ask('clock', wanted)).toMatchObject({ statusCode: 400 });
  }
  expect(await ask('clock')).toEqual({ now: new Date(NOON).toISOString() });
  const last = '9999-12-31T23:59:59.999Z';
  expect(await ask('clock', { set: last })).toEqual({ now: last });
});

test('the limits can be set', async () => {
  await ask('settings', { rateLimit: 1, broadcastDelayMs: 5 });
  await resend.contacts.list();
  expect((await resend.contacts.list()).error?.statusCode).toBe(429);
});

test('the lags of broadcasts can be set one by one, and a reset ends them', async () => {
  await ask('settings', { broadcastListLagMs: 5000 });
  const both = { broadcastListLagMs: 5000, broadcastGetLagMs: 1000 };
  expect(await ask('settings', { broadcastGetLagMs: 1000 })).toMatchObject(both);
  await ask('reset', {});
  const none = { broadcastListLagMs: 0, broadcastGetLagMs: 0 };
  expect(await ask('settings', {})).toMatchObject(none);
});

test('many contacts can be added at once, and all are listed', async () => {
  const { id } = dataOf(await resend.segments.create({ name: 'Readers' }));
  expect(await ask('seed', { contacts: 450, segments: [id] })).toEqual({ contacts: 450 });
  const seen = new Set<string>();
  for (let after: string | undefined; ;) {
    const cursor = after === undefined ? {} : { after };
    const page = dataOf(await resend.contacts.list({ segmentId: id, limit: 100, ...cursor }));
    for (const { email } of page.data) seen.add(email);
    after = page.data.at(-1)?.id;
    if (!page.has_more) break;
  }
  expect(seen.size).toBe(450);
});

test('one list of the ledger can be requested', async () => {
  await resend.emails.send(letter({}));
  const whole = (await ask('ledger')) as { deliveries: unknown[] };
  expect(whole.deliveries).toHaveLength(1);
  expect(await ask('ledger?of=deliveries')).toEqual({ ...whole, requests: [], webhooks: [] });
});

test('a reset clears everything', async () => {
  await resend.emails.send(letter({}));
  await ask('faults', { kind: 'drop' });
  await ask('clock', { advance: 60_000 });
  await ask('reset', {});
  expect(await ask('ledger')).toEqual({ requests: [], deliveries: [], webhooks: [] });
  expect(await ask('mails')).toEqual({ data: [] });
  expect(await ask('clock')).toEqual({ now: new Date(NOON).toISOString() });
  expect((await resend.contacts.list()).error).toBeNull();
});

test('an invalid control body is refused', async () => {
  expect(await ask('clock', { tomorrow: true })).toMatchObject({ statusCode: 422 });
  expect(await ask('emails/x/events', { type: 'bounced' })).toMatchObject({ statusCode: 404 });
});
