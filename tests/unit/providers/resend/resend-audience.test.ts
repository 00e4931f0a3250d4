import { expect, test } from 'vitest';
import {
  resendAudience,
  type AudienceNames,
} from '../../../../src/providers/resend/resend-audience.ts';
import { subscriberProperties } from '../../../../src/subscribers/subscriber.ts';
import { asked, sandboxed } from './sandboxed.ts';

const { sandbox, client, sdk } = await sandboxed();
const newsletters = [
  { id: 'daily', name: 'Daily', promise: 'One a day.' },
  { id: 'weekly', name: 'Weekly', promise: 'One a week.' },
];
const names = { segment: 'Readers', newsletters };
const audience = (options: Partial<AudienceNames> = {}) =>
  resendAudience(client(), { ...names, ...options });
const idsOf = async (one = audience()) => {
  const outcome = await one.ids();
  return outcome.kind === 'ok' ? outcome.data : undefined;
};

async function named(kind: 'segments' | 'topics', name: string) {
  const { data } = await sdk[kind].list();
  return data?.data.filter((entry) => entry.name === name) ?? [];
}

test('missing lists are created once, and then found', async () => {
  const made = await idsOf();
  expect(await idsOf()).toEqual(made);
  expect(await named('segments', 'Readers')).toMatchObject([{ id: made?.segmentId }]);
  expect(await named('topics', 'Daily')).toMatchObject([
    { id: made?.topicIds.get('daily'), default_subscription: 'opt_out', description: 'One a day.' },
  ]);
  expect(await named('topics', 'Weekly')).toMatchObject([{ id: made?.topicIds.get('weekly') }]);
  const properties = await sdk.contactProperties.list();
  expect(properties.data?.data.map(({ key, type }) => [key, type]).toSorted()).toEqual(
    Object.values(subscriberProperties)
      .map((key) => [key, 'string'])
      .toSorted(),
  );
  expect(
    sandbox.ledger.requests.find(({ method, path }) => method === 'POST' && path === '/topics')
      ?.body,
  ).toMatchObject({ visibility: 'public' });
});

test('the ids are looked up once per process', async () => {
  const one = audience();
  await Promise.all([one.ids(), one.ids(), one.ids()]);
  const requests = asked(sandbox).length;
  await one.ids();
  expect(asked(sandbox)).toHaveLength(requests);
  one.forget();
  await one.ids();
  expect(asked(sandbox)).toHaveLength(requests + 3);
});

test('a segment is found on any page of the list', async () => {
  const { data } = await sdk.segments.create({ name: 'Readers' });
  for (let i = 0; i < 205; i++) await sdk.segments.create({ name: `Other ${i}` });
  expect((await idsOf())?.segmentId).toBe(data?.id);
  expect(asked(sandbox).filter((line) => line === 'GET /segments')).toHaveLength(3);
});

test('ten servers that start at once end with the same ids', async () => {
  const ids = await Promise.all(Array.from({ length: 10 }, () => idsOf()));
  const settled = await idsOf();
  expect(settled).toBeDefined();
  for (const one of ids) expect(one).toEqual(settled);
});

test('of two with the same name, the oldest is used', async () => {
  const { data } = await sdk.segments.create({ name: 'Readers' });
  await sandbox.advance(1000);
  await sdk.segments.create({ name: 'Readers' });
  expect((await idsOf())?.segmentId).toBe(data?.id);
});

test.each(['drop', 'empty'] as const)(
  'a creation whose answer is lost (%s) is not repeated',
  async (kind) => {
    sandbox.inject({ method: 'POST', path: '/segments', kind, when: 'after' });
    expect(await idsOf()).toBeDefined();
    expect(await named('segments', 'Readers')).toHaveLength(1);
  },
);

test('a failure is not cached, so the next lookup may succeed', async () => {
  const one = audience();
  sandbox.inject({ path: '/topics', kind: 'drop', times: 3 });
  expect(await one.ids()).toEqual({ kind: 'unknown-outcome' });
  expect(await idsOf(one)).toBeDefined();
});

test('ids that the operator has set are not looked up', async () => {
  const known = { segmentId: 'seg', topicIds: new Map([['daily', 'top']]) };
  const ids = await idsOf(audience({ known }));
  expect(ids?.segmentId).toBe('seg');
  expect(ids?.topicIds.get('daily')).toBe('top');
  expect(await named('topics', 'Weekly')).toMatchObject([{ id: ids?.topicIds.get('weekly') }]);
  expect(asked(sandbox)).not.toContain('GET /segments');
  expect(await named('topics', 'Daily')).toEqual([]);
});
