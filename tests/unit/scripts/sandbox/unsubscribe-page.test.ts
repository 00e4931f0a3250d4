import { beforeEach, expect, test } from 'vitest';
import { dataOf, runningSandbox } from './running-sandbox.ts';

const { sandbox, resend } = await runningSandbox();
const email = 'ann@readers.example';
let link = '';

beforeEach(async () => {
  const segmentId = dataOf(await resend.segments.create({ name: 'Readers' })).id;
  const topic = { name: 'Daily', defaultSubscription: 'opt_in' as const };
  const topicId = dataOf(await resend.topics.create(topic)).id;
  await resend.contacts.create({ email, segments: [{ id: segmentId }] });
  const text = '{{{RESEND_UNSUBSCRIBE_URL}}}';
  const from = 'news@broadsheet.example';
  await resend.broadcasts.create({ segmentId, topicId, from, subject: 'x', text, send: true });
  link = sandbox.mails(email)[0]?.text ?? '';
});

async function standing() {
  const { unsubscribed } = dataOf(await resend.contacts.get({ email }));
  const [topic] = dataOf(await resend.contacts.topics.list({ email })).data;
  return { unsubscribed, topic: topic?.subscription };
}

async function post(fields: Record<string, string>, headers: Record<string, string> = {}) {
  return fetch(link, { method: 'POST', body: new URLSearchParams(fields), headers });
}

test('following the link changes nothing', async () => {
  for (const method of ['GET', 'HEAD', 'GET']) await fetch(link, { method });
  expect(await (await fetch(link)).text()).toContain('Leave Daily');
  expect(await standing()).toEqual({ unsubscribed: false, topic: 'opt_in' });
});

test('a one-click request of an email client unsubscribes from the topic, with or without an Origin', async () => {
  const oneClick = { 'List-Unsubscribe': 'One-Click' };
  expect((await post(oneClick)).status).toBe(200);
  expect(await standing()).toEqual({ unsubscribed: false, topic: 'opt_out' });
  expect((await post(oneClick, { origin: 'https://mail.example' })).status).toBe(200);
});

test('the buttons unsubscribe from the topic or from everything', async () => {
  const origin = { origin: sandbox.url };
  await post({ leave: 'topic' }, origin);
  expect(await standing()).toEqual({ unsubscribed: false, topic: 'opt_out' });
  await post({ leave: 'all' }, origin);
  expect(await standing()).toEqual({ unsubscribed: true, topic: 'opt_out' });
  expect(await (await fetch(link)).text()).toContain('gets no broadcasts any more');
});

test('pages of other origins cannot submit the form', async () => {
  expect((await post({ leave: 'all' }, { origin: 'https://evil.example' })).status).toBe(403);
  expect(await standing()).toEqual({ unsubscribed: false, topic: 'opt_in' });
});

test('the link of a removed contact says so', async () => {
  await resend.contacts.remove({ email });
  expect((await fetch(link)).status).toBe(404);
  expect((await post({ 'List-Unsubscribe': 'One-Click' })).status).toBe(404);
});
