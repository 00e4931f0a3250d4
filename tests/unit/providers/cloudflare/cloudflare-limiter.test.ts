import { expect, test } from 'vitest';
import { cloudflareLimiter } from '../../../../src/providers/cloudflare/cloudflare-limiter.ts';
import { fakeCounters } from './fake-counters.ts';

const limit = { key: 'address:reader@example.org', max: 2, windowMs: 1000 };
const at = (ms: number) => new Date(ms);

test('counts outlive the object in memory', async () => {
  const object = fakeCounters();
  const limiter = cloudflareLimiter(() => object.counters);
  await limiter.take([limit], at(0));
  await limiter.take([limit], at(0));
  object.restart();
  expect(await limiter.take([limit], at(1))).toEqual({ full: limit });
});

test('more keys than the object has in memory are counted', async () => {
  const { counters } = fakeCounters();
  const limiter = cloudflareLimiter(() => counters);
  const mailbox = (i: number) => ({ ...limit, key: `address:${i}`, max: 1 });
  for (let i = 0; i <= 10_000; i++) await limiter.take([mailbox(i)], at(i / 100));
  expect(await limiter.take([mailbox(0)], at(500))).toEqual({ full: mailbox(0) });
});

test('what no longer counts is forgotten, and nothing else', async () => {
  const object = fakeCounters();
  const limiter = cloudflareLimiter(() => object.counters);
  await limiter.take([limit], at(0));
  await limiter.take([limit], at(500));
  expect(object.forget(100)).toBe(true);
  expect(await limiter.take([limit], at(600))).toEqual({ uses: [2] });
  expect(object.forget(600)).toBe(false);
});

test('no key is stored as it is', async () => {
  const object = fakeCounters();
  await cloudflareLimiter(() => object.counters).take([limit], at(0));
  expect(JSON.stringify([...object.sql.exec('SELECT * FROM uses')])).not.toContain('reader');
});

test('while the object fails, sign-ups are allowed', async () => {
  const object = fakeCounters();
  const limiter = cloudflareLimiter(() => object.counters);
  object.fail();
  for (let i = 0; i < 3; i++) expect(await limiter.take([limit], at(i))).toEqual({ uses: [1] });
  await limiter.giveBack([limit], at(0));
});

test('a flood is stopped by the limits of the platform, and not counted', async () => {
  const object = fakeCounters();
  const flooded = { limit: async () => ({ success: false }) };
  const client = { ...limit, key: 'client:2001:db8::1' };
  const limiter = cloudflareLimiter(() => ({ ...object.counters, CLIENT_LIMIT: flooded }));
  expect(await limiter.take([client, limit], at(0))).toEqual({
    full: { ...client, windowMs: 60_000 },
  });
  expect([...object.sql.exec('SELECT * FROM uses')]).toEqual([]);
});
