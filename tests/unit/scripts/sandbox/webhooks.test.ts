import { createServer } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { dataOf, letter, runningSandbox } from './running-sandbox.ts';

// The SDK's verify() uses real time, so this sandbox does too.
const start = Date.now();
const { sandbox, resend } = await runningSandbox({ now: () => start });

const heard: { headers: IncomingHttpHeaders; payload: string }[] = [];
let statuses: number[] = [];
const endpointServer = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    heard.push({ headers: request.headers, payload: Buffer.concat(chunks).toString() });
    response.writeHead(statuses.shift() ?? 200).end();
  });
});
await new Promise<void>((resolve) => {
  endpointServer.listen(0, '127.0.0.1', resolve);
});
// The server listens on a port, so the address is an object.
const { port } = endpointServer.address() as AddressInfo;
const endpoint = `http://127.0.0.1:${port}/api/webhooks/resend`;

beforeEach(() => {
  heard.length = 0;
  statuses = [];
});
afterAll(() => endpointServer.closeAllConnections());
afterAll(() => endpointServer.close());

type Events = Parameters<typeof resend.webhooks.create>[0]['events'];

async function listen(...events: Events): Promise<string> {
  return dataOf(await resend.webhooks.create({ endpoint, events })).signing_secret;
}

function verified(webhookSecret: string, at = 0) {
  const { headers, payload } = heard[at] ?? { headers: {}, payload: '' };
  const header = (name: string) => String(headers[`svix-${name}`]);
  const signed = {
    id: header('id'),
    timestamp: header('timestamp'),
    signature: header('signature'),
  };
  return resend.webhooks.verify({ payload, headers: signed, webhookSecret });
}

test('events have a signature that the SDK accepts', async () => {
  const secret = await listen('email.bounced');
  expect(secret).toMatch(/^whsec_/);
  const { id } = dataOf(await resend.emails.send(letter({ to: 'bounced@resend.dev' })));
  await sandbox.settle();
  expect(heard).toHaveLength(1);
  expect(verified(secret)).toMatchObject({
    type: 'email.bounced',
    data: { email_id: id, to: ['bounced@resend.dev'], bounce: { type: 'Permanent' } },
  });
});

test('the SDK refuses a changed body, another secret and an old message', async () => {
  const secret = await listen('email.delivered');
  await resend.emails.send(letter({}));
  await sandbox.settle();
  expect(() => verified('whsec_c29tZXRoaW5nIGVsc2U=')).toThrow();
  const message = heard[0];
  if (message) message.payload = message.payload.replace('ann@', 'eve@');
  expect(() => verified(secret)).toThrow('No matching signature found');

  await sandbox.advance(-400_000);
  await resend.emails.send(letter({}));
  await sandbox.settle();
  expect(() => verified(secret, 1)).toThrow('Message timestamp too old');
});

test('a failing endpoint is retried with the same id, a limited number of times', async () => {
  await listen('contact.created');
  statuses = [500, 500, 500, 500];
  await resend.contacts.create({ email: 'ann@readers.example' });
  await sandbox.settle();
  expect(heard).toHaveLength(1);
  await sandbox.advance(86_400_000);
  expect(heard).toHaveLength(4);
  expect(new Set(heard.map(({ headers }) => headers['svix-id'])).size).toBe(1);
  expect(sandbox.ledger.webhooks.map(({ status, try: n }) => [n, status])).toEqual([
    [1, 500],
    [2, 500],
    [3, 500],
    [4, 500],
  ]);
});

test('retries end when one succeeds', async () => {
  await listen('contact.created');
  statuses = [503];
  await resend.contacts.create({ email: 'ann@readers.example' });
  await sandbox.advance(86_400_000);
  expect(heard).toHaveLength(2);
});

test('an unreachable endpoint does no harm', async () => {
  const nobody = 'http://127.0.0.1:9/hook';
  await resend.webhooks.create({ endpoint: nobody, events: ['contact.created'] });
  await resend.contacts.create({ email: 'ann@readers.example' });
  await sandbox.advance(86_400_000);
  expect(sandbox.ledger.webhooks.map(({ status }) => status)).toEqual([null, null, null, null]);
});

test('sends events for contacts, topics and deliveries', async () => {
  await listen(
    ...(['contact.created', 'contact.updated', 'contact.deleted'] as const),
    ...(['contact.topics.updated', 'email.sent', 'email.delivered'] as const),
  );
  const email = 'ann@readers.example';
  const topic = { name: 'Daily', defaultSubscription: 'opt_out' as const };
  const { id } = dataOf(await resend.topics.create(topic));
  await resend.contacts.create({ email });
  await resend.contacts.update({ email, unsubscribed: true });
  const topics = [{ id, subscription: 'opt_in' as const }];
  await resend.contacts.topics.update({ email, topics });
  await resend.emails.send(letter({}));
  await resend.contacts.remove({ email });
  await sandbox.settle();

  const events = heard.map(({ payload }) => JSON.parse(payload));
  const types = events.map(({ type }) => type);
  expect(types.toSorted()).toEqual([
    ...['contact.created', 'contact.deleted', 'contact.topics.updated', 'contact.updated'],
    ...['email.delivered', 'email.sent'],
  ]);
  const of = (type: string) => events.find((event) => event.type === type);
  expect(of('contact.updated')).toMatchObject({ data: { email, unsubscribed: true } });
  expect(of('contact.topics.updated')).toMatchObject({ data: { email, topics } });
});

test('only endpoints on this machine are accepted', async () => {
  for (const stranger of ['https://evil.example/hook', 'http://10.0.0.1/', 'file:///etc/passwd']) {
    const options = { endpoint: stranger, events: ['email.sent'] satisfies Events };
    expect((await resend.webhooks.create(options)).error).toMatchObject({ statusCode: 422 });
  }
});

test('endpoints are listed and removed', async () => {
  await listen('contact.created');
  const [webhook] = dataOf(await resend.webhooks.list()).data;
  expect(webhook).toMatchObject({ endpoint, status: 'enabled', events: ['contact.created'] });
  const id = webhook?.id ?? '';
  expect(dataOf(await resend.webhooks.get(id))).toMatchObject({ endpoint, status: 'enabled' });
  await resend.webhooks.remove(id);
  expect(dataOf(await resend.webhooks.list()).data).toEqual([]);
  await resend.contacts.create({ email: 'ann@readers.example' });
  await sandbox.settle();
  expect(heard).toEqual([]);
});
