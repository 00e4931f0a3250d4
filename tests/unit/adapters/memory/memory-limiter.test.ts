import fc from 'fast-check';
import { expect, test } from 'vitest';
import { memoryLimiter } from '../../../../src/adapters/memory/memory-limiter.ts';

const at = (ms: number) => new Date(ms);

test('in no stretch of the window are there more uses than allowed, and none is refused early', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 5 }),
      fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 60 }),
      async (max, steps) => {
        const limiter = memoryLimiter();
        const limit = { key: 'a', max, windowMs: 100 };
        const taken: number[] = [];
        let now = 1_000_000;
        for (const step of steps) {
          now += step;
          const counted = taken.filter((moment) => moment > now - 100).length;
          const refused = await limiter.take([limit], at(now));
          expect(refused).toBe(counted >= max ? limit : undefined);
          if (!refused) taken.push(now);
        }
      },
    ),
  );
});

test('where one limit has no room, nothing is counted against the others', async () => {
  const limiter = memoryLimiter();
  const full = { key: 'full', max: 0, windowMs: 100 };
  const free = { key: 'free', max: 1, windowMs: 100 };
  expect(await limiter.take([free, full], at(0))).toBe(full);
  expect(await limiter.take([free], at(0))).toBeUndefined();
  expect(await limiter.take([free], at(0))).toBe(free);
});

test('the same key counts apart in windows of different length', async () => {
  const limiter = memoryLimiter();
  const short = { key: 'a', max: 1, windowMs: 10 };
  const long = { key: 'a', max: 2, windowMs: 1000 };
  expect(await limiter.take([short, long], at(0))).toBeUndefined();
  expect(await limiter.take([short, long], at(5))).toBe(short);
  expect(await limiter.take([short, long], at(20))).toBeUndefined();
  expect(await limiter.take([short, long], at(40))).toBe(long);
});

test('made-up keys push out the one that was used longest ago, and no others', async () => {
  const limiter = memoryLimiter({ maxKeys: 2 });
  const limit = (key: string) => ({ key, max: 1, windowMs: 1000 });
  for (const key of ['a', 'b', 'c']) await limiter.take([limit(key)], at(0));
  expect(await limiter.take([limit('b')], at(1))).toEqual(limit('b'));
  expect(await limiter.take([limit('a')], at(1))).toBeUndefined();
});
