import { expect, test } from 'vitest';
import { resendAudience } from '../../../../src/adapters/resend/resend-audience.ts';
import { asked, sandboxed } from './sandboxed.ts';

const { sandbox, client, sdk } = await sandboxed();
const names = { segment: 'Readers', topic: 'Daily' };
const audience = () => resendAudience(client(), names);

async function named(kind: 'segments' | 'topics', name: string) {
  const { data } = await sdk[kind].list();
  return data?.data.filter((entry) => entry.name === name) ?? [];
}

test('what is missing is made, once, and then found', async () => {
  const made = await audience().ids();
  expect(await audience().ids()).toEqual(made);
  expect(await named('segments', 'Readers')).toMatchObject([{ id: made?.segmentId }]);
  expect(await named('topics', 'Daily')).toMatchObject([
    { id: made?.topicId, default_subscription: 'opt_out' },
  ]);
  expect(
    sandbox.ledger.requests.find(({ method, path }) => method === 'POST' && path === '/topics')
      ?.body,
  ).toMatchObject({ visibility: 'public' });
});

test('the ids are asked for once in a process', async () => {
  const one = audience();
  await Promise.all([one.ids(), one.ids(), one.ids()]);
  const requests = asked(sandbox).length;
  await one.ids();
  expect(asked(sandbox)).toHaveLength(requests);
  one.forget();
  await one.ids();
  expect(asked(sandbox)).toHaveLength(requests + 2);
});

test('a segment is found on any page of the list', async () => {
  const { data } = await sdk.segments.create({ name: 'Readers' });
  for (let i = 0; i < 205; i++) await sdk.segments.create({ name: `Other ${i}` });
  expect((await audience().ids())?.segmentId).toBe(data?.id);
  expect(asked(sandbox).filter((line) => line === 'GET /segments')).toHaveLength(3);
});

test('ten servers that start at once end with the same ids', async () => {
  const ids = await Promise.all(Array.from({ length: 10 }, () => audience().ids()));
  const settled = await audience().ids();
  for (const one of ids) expect(one).toEqual(settled);
});

test('of two with the same name the oldest is taken', async () => {
  const { data } = await sdk.segments.create({ name: 'Readers' });
  await sandbox.advance(1000);
  await sdk.segments.create({ name: 'Readers' });
  expect((await audience().ids())?.segmentId).toBe(data?.id);
});

test.each(['drop', 'empty'] as const)(
  'a creation whose answer is lost (%s) is not repeated',
  async (kind) => {
    sandbox.inject({ method: 'POST', path: '/segments', kind, when: 'after' });
    expect(await audience().ids()).toBeDefined();
    expect(await named('segments', 'Readers')).toHaveLength(1);
  },
);

test('a failure is forgotten, so that the next one who asks may succeed', async () => {
  const one = audience();
  sandbox.inject({ path: '/topics', kind: 'drop', times: 3 });
  expect(await one.ids()).toBeUndefined();
  expect(await one.ids()).toBeDefined();
});
