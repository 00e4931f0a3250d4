import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cloudflareLimiter } from '../../../src/providers/cloudflare/cloudflare-limiter.ts';
import { memoryLimiter } from '../../../src/providers/memory/memory-limiter.ts';
import type { Limiter } from '../../../src/subscribers/limits.ts';
import { fakeCounters } from './cloudflare/fake-counters.ts';

const at = (ms: number) => new Date(ms);

const LIMITERS: [name: string, newLimiter: () => Limiter][] = [
  ['in memory', () => memoryLimiter()],
  ['of Cloudflare', onCloudflare],
];

function onCloudflare(): Limiter {
  const { counters } = fakeCounters();
  return cloudflareLimiter(() => counters);
}

describe.each(LIMITERS)('a limiter %s', (_, newLimiter) => {
  test('no window has more uses than allowed, and none is rejected early', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 5 }),
        fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 60 }),
        async (max, steps) => {
          const limiter = newLimiter();
          const limit = { key: 'a', max, windowMs: 100 };
          const taken: number[] = [];
          let now = 1_000_000;
          for (const step of steps) {
            now += step;
            const counted = taken.filter((moment) => moment > now - 100).length;
            const isFull = counted >= max;
            const taking = await limiter.take([limit], at(now));
            expect(taking).toEqual(isFull ? { full: limit } : { uses: [counted + 1] });
            if (!isFull) taken.push(now);
          }
        },
      ),
    );
  });

  test('if one limit is full, nothing is counted against the others', async () => {
    const limiter = newLimiter();
    const full = { key: 'full', max: 0, windowMs: 100 };
    const free = { key: 'free', max: 1, windowMs: 100 };
    expect(await limiter.take([free, full], at(0))).toEqual({ full });
    expect(await limiter.take([free], at(0))).toEqual({ uses: [1] });
    expect(await limiter.take([free], at(0))).toEqual({ full: free });
  });

  test('the same key is counted separately in windows of different length', async () => {
    const limiter = newLimiter();
    const short = { key: 'a', max: 1, windowMs: 10 };
    const long = { key: 'a', max: 2, windowMs: 1000 };
    expect(await limiter.take([short, long], at(0))).toEqual({ uses: [1, 1] });
    expect(await limiter.take([short, long], at(5))).toEqual({ full: short });
    expect(await limiter.take([short, long], at(20))).toEqual({ uses: [1, 2] });
    expect(await limiter.take([short, long], at(40))).toEqual({ full: long });
  });

  test('when the clock is set back, nobody waits until it shows the old time again', async () => {
    const limiter = newLimiter();
    const limit = { key: 'a', max: 1, windowMs: 1000 };
    await limiter.take([limit], at(90_000_000));
    expect(await limiter.take([limit], at(90_000_001))).toEqual({ full: limit });
    expect(await limiter.take([limit], at(1000))).toEqual({ uses: [1] });
    expect(await limiter.take([limit], at(1001))).toEqual({ full: limit });
  });

  test('a use that had no effect is given back', async () => {
    const limiter = newLimiter();
    const limits = [
      { key: 'a', max: 1, windowMs: 10 },
      { key: 'a', max: 2, windowMs: 1000 },
    ];
    await limiter.take(limits, at(0));
    await limiter.giveBack(limits, at(0));
    expect(await limiter.take(limits, at(1))).toEqual({ uses: [1, 1] });
    // A moment at which nothing was counted.
    await limiter.giveBack(limits, at(0));
    expect(await limiter.take(limits, at(2))).toEqual({ full: limits[0] });
  });
});
