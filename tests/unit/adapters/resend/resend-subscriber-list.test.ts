import { describe, expect, test } from 'vitest';
import { resendAudience } from '../../../../src/adapters/resend/resend-audience.ts';
import { resendSubscriberList } from '../../../../src/adapters/resend/resend-subscriber-list.ts';
import { asked, canary, sandboxed } from './sandboxed.ts';

const { sandbox, client, sdk } = await sandboxed();
const names = { segment: 'Readers', topic: 'Daily' };

function freshList(timeoutMs = 10_000) {
  const resend = client({ timeoutMs });
  const audience = resendAudience(resend, names);
  return { audience, list: resendSubscriberList(resend, audience) };
}

/** How the canary stands in the account; `undefined` when it is not in it. */
async function standing() {
  const { data: contact } = await sdk.contacts.get({ email: canary });
  if (!contact) return undefined;
  const segments = await sdk.contacts.segments.list({ email: canary });
  const topics = await sdk.contacts.topics.list({ email: canary });
  return {
    id: contact.id,
    first_name: contact.first_name,
    unsubscribed: contact.unsubscribed,
    segments: segments.data?.data.map(({ name }) => name),
    topics: topics.data?.data.map(({ name, subscription }) => [name, subscription]),
  };
}

const subscribed = { unsubscribed: false, segments: ['Readers'], topics: [['Daily', 'opt_in']] };
const contactsInAll = async () => (await sdk.contacts.list()).data?.data.length;

test('an unknown address becomes a contact in the segment that opted in to the topic', async () => {
  expect(await freshList().list.subscribe(canary)).toBe('subscribed');
  expect(await standing()).toMatchObject(subscribed);
});

test('a known contact keeps its id and its name, and is never created anew', async () => {
  await sdk.contacts.create({ email: canary, firstName: 'Ada', unsubscribed: true });
  const before = await standing();
  expect(before).toMatchObject({ unsubscribed: true, segments: [] });

  expect(await freshList().list.subscribe(canary)).toBe('subscribed');
  expect(await standing()).toMatchObject({ id: before?.id, first_name: 'Ada', ...subscribed });
  expect(asked(sandbox)).not.toContain('POST /contacts');
});

test('who left the topic and confirms again is back in it', async () => {
  const { list, audience } = freshList();
  await list.subscribe(canary);
  const id = (await audience.ids())?.topicId ?? '';
  await sdk.contacts.topics.update({ email: canary, topics: [{ id, subscription: 'opt_out' }] });
  expect(await list.subscribe(canary)).toBe('subscribed');
  expect(await standing()).toMatchObject(subscribed);
});

describe('at once', () => {
  test('twenty confirmations in one process are one contact, created once', async () => {
    const { list } = freshList();
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => list.subscribe(canary)));
    expect(new Set(outcomes)).toEqual(new Set(['subscribed']));
    expect(asked(sandbox).filter((line) => line === 'POST /contacts')).toHaveLength(1);
    expect(await contactsInAll()).toBe(1);
  });

  test('twenty confirmations in twenty processes are one contact too', async () => {
    await freshList().audience.ids();
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, () => freshList().list.subscribe(canary)),
    );
    expect(new Set(outcomes)).toEqual(new Set(['subscribed']));
    expect(await contactsInAll()).toBe(1);
    expect(await standing()).toMatchObject(subscribed);
  });

  test('a contact that appears between looking and creating is one contact', async () => {
    sandbox.inject({ method: 'GET', path: '/contacts/*', kind: 'delay', ms: 100, when: 'after' });
    const running = freshList().list.subscribe(canary);
    await new Promise((resolve) => setTimeout(resolve, 50));
    await sdk.contacts.create({ email: canary });
    expect(await running).toBe('subscribed');
    expect(await contactsInAll()).toBe(1);
    expect(await standing()).toMatchObject(subscribed);
  });
});

describe('what is lost on the way', () => {
  const everyStep = [
    ['GET', '/segments'],
    ['GET', '/topics'],
    ['GET', '/contacts/*'],
    ['POST', '/contacts'],
    ['POST', '/contacts/*/segments/*'],
    ['PATCH', '/contacts/*/topics'],
    ['PATCH', '/contacts/*'],
  ] as const;
  const faults = ['drop', 'malformed', 'empty', 'null', 'ok-only'] as const;
  const cases = everyStep.flatMap(([method, path]) =>
    faults.map((kind) => ({ method, path, kind })),
  );

  test.each(cases)('$kind at $method $path: the subscriber is there in the end', async (fault) => {
    const isUpdate = fault.path.startsWith('/contacts/*/') || fault.method === 'PATCH';
    if (isUpdate) await sdk.contacts.create({ email: canary, unsubscribed: true });
    sandbox.inject({ ...fault, when: 'after' });
    expect(await freshList().list.subscribe(canary)).toBe('subscribed');
    expect(sandbox.ledger.requests.some((entry) => entry.fault === fault.kind)).toBe(true);
    expect(await standing()).toMatchObject(subscribed);
  });

  test('a contact that goes while it is updated is created', async () => {
    await sdk.contacts.create({ email: canary });
    sandbox.inject({ method: 'GET', path: '/contacts/*', kind: 'delay', ms: 100, when: 'after' });
    const running = freshList().list.subscribe(canary);
    await new Promise((resolve) => setTimeout(resolve, 50));
    await sdk.contacts.remove(canary);
    expect(await running).toBe('subscribed');
    expect(await standing()).toMatchObject(subscribed);
  });

  test('a segment that is deleted while the server runs is made again', async () => {
    const { list, audience } = freshList();
    await sdk.contacts.create({ email: canary });
    await sdk.segments.remove((await audience.ids())?.segmentId ?? '');
    expect(await list.subscribe(canary)).toBe('subscribed');
    expect(await standing()).toMatchObject(subscribed);
  });
});

describe('Resend does not work', () => {
  test.each([
    ['500', { kind: 'status', status: 500, times: 99 }],
    ['429', { kind: 'status', status: 429, times: 99 }],
    [
      'a key that is restricted',
      {
        kind: 'status',
        status: 401,
        body: { statusCode: 401, name: 'restricted_api_key' },
        times: 99,
      },
    ],
    ['broken connections', { kind: 'drop', times: 99 }],
    ['silence', { kind: 'hang', times: 99 }],
  ] as const)('%s: unavailable, and subscribed once it is over', async (_, fault) => {
    const { list } = freshList(50);
    sandbox.inject(fault);
    expect(await list.subscribe(canary)).toBe('unavailable');
    sandbox.clearFaults();
    expect(await standing()).toBeUndefined();
    expect(await list.subscribe(canary)).toBe('subscribed');
    expect(await standing()).toMatchObject(subscribed);
  });

  test('a contact that cannot be created is not claimed to be', async () => {
    sandbox.inject({ method: 'POST', path: '/contacts', kind: 'status', status: 500, times: 99 });
    expect(await freshList().list.subscribe(canary)).toBe('unavailable');
    expect(await standing()).toBeUndefined();
  });
});
