import { expect, test } from 'vitest';
import { memoryLimiter } from '../../../../src/providers/memory/memory-limiter.ts';
import type { EmailAddress } from '../../../../src/core/email-address.ts';
import { DEFAULT_SIGN_UP_CAPS, signUpLimits } from '../../../../src/subscribers/limits.ts';
import { anAddress } from '../../../fakes/an-address.ts';

const at = (ms: number) => new Date(ms);

test('forged keys evict only the least recently used one', async () => {
  const limiter = memoryLimiter({ maxKeys: 2 });
  const limit = (key: string) => ({ key, max: 1, windowMs: 1000 });
  for (const key of ['a', 'b', 'c']) await limiter.take([limit(key)], at(0));
  expect(await limiter.take([limit('b')], at(1))).toEqual({ full: limit('b') });
  expect(await limiter.take([limit('a')], at(1))).toEqual({ uses: [1] });
});

test('10,000 networks sign up 10,000 mailboxes all day: no limit is exceeded, no mailbox forgotten', async () => {
  const mailboxes = Array.from({ length: 10_000 }, (_, i) => anAddress(`m${i}@example.org`));
  const limiter = memoryLimiter();
  const signUp = (network: number, address: EmailAddress, now: number) =>
    limiter.take(signUpLimits({ client: `n${network}`, address }, DEFAULT_SIGN_UP_CAPS), at(now));

  // Whose day is used up when it begins.
  const first = anAddress('first@example.org');
  for (const minute of [0, 16, 32]) await signUp(-minute, first, minute * MINUTE_MS);
  const passed: number[] = [];
  const ofMailbox = new Map<EmailAddress, number>();
  const beginMs = 33 * MINUTE_MS;
  const eachMs = (DAY_MS - beginMs) / 40_000;
  for (let i = 0; i < 40_000; i++) {
    // Each time round another pairing of them.
    const address = mailboxes[(i * 7 + Math.floor(i / 10_000)) % 10_000] ?? first;
    const now = beginMs + Math.floor(i * eachMs);
    if ('full' in (await signUp(i % 10_000, address, now))) continue;
    passed.push(now);
    ofMailbox.set(address, (ofMailbox.get(address) ?? 0) + 1);
  }
  expect(passed.length).toBeGreaterThan(20_000);
  const perHour = DEFAULT_SIGN_UP_CAPS.at(-1)?.max ?? expect.unreachable();
  const spans = passed.map((now, i) => (passed[i + perHour] ?? Infinity) - now);
  expect(Math.min(...spans)).toBeGreaterThanOrEqual(HOUR_MS);
  expect(Math.max(...ofMailbox.values())).toBeLessThanOrEqual(3);
  // Nobody's count was let go to make room: the first of all is full until its day is over.
  expect(await signUp(-1, first, DAY_MS - 1)).toMatchObject({ full: { of: 'address' } });
  expect(await signUp(-2, first, DAY_MS + HOUR_MS)).toHaveProperty('uses');
});

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
