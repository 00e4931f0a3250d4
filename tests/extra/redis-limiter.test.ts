import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createClient } from 'redis';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { memoryLimiter } from '../../src/providers/memory/memory-limiter.ts';
import { redisLimiter } from '../../src/providers/redis/redis-limiter.ts';
import { freePort } from '../../scripts/server/free-port.ts';
import { hasProgram } from './has-program.ts';

const isHere = hasProgram('redis-server', '--version', 'limits in Redis');

describe.skipIf(!isHere)('limits that several servers share in Redis', () => {
  let redis: ChildProcess;
  let url: string;

  beforeAll(async () => {
    const port = await freePort();
    url = `redis://127.0.0.1:${port}`;
    redis = spawn('redis-server', ['--port', `${port}`, '--bind', '127.0.0.1', '--save', '']);
    for await (const chunk of redis.stdout ?? [])
      if (String(chunk).includes('Ready to accept')) break;
  });
  afterAll(async () => {
    redis.kill();
    await once(redis, 'exit');
  });

  const events: string[] = [];
  beforeEach(() => void (events.length = 0));
  const server = () =>
    redisLimiter(url, {
      // Allows nothing, so that a use that Redis did not count is visible.
      fallback: {
        async take([limit]) {
          return limit ? { full: limit } : { uses: [] };
        },
        giveBack: async () => undefined,
      },
      onDown: (reason) => events.push(`down: ${reason}`),
      onUp: () => events.push('up'),
    });

  test('50 concurrent uses on two servers stay within the limit', async () => {
    const [a, b] = [server(), server()];
    const limit = { key: 'shared', max: 7, windowMs: 60_000 };
    const uses = Array.from({ length: 50 }, (_, i) =>
      (i % 2 ? a : b).take([limit], new Date(1000 + i)),
    );
    const through = (await Promise.all(uses)).filter((taking) => 'uses' in taking);
    expect(through.map(({ uses }) => uses[0]).toSorted()).toEqual([1, 2, 3, 4, 5, 6, 7]);
    a.close();
    b.close();
    expect(events).toEqual([]);
  });

  test('keys in Redis are hashed, because they may contain addresses', async () => {
    const one = server();
    await one.take([{ key: 'address:canary@example.org', max: 1, windowMs: 60_000 }], new Date());
    const client = createClient({ url });
    await client.connect();
    const names = await client.keys('*');
    client.destroy();
    one.close();
    expect(names.length).toBeGreaterThan(0);
    expect(names.join()).not.toContain('canary');
  });

  test('decides like the in-memory limiter, use by use', async () => {
    const shared = server();
    const memory = memoryLimiter();
    const limits = [
      { key: 'x', max: 2, windowMs: 100 },
      { key: 'y', max: 3, windowMs: 250 },
    ];
    for (let i = 0; i < 60; i++) {
      const now = new Date(10_000 + i * i * 3);
      const some = i % 3 ? limits : limits.slice(1);
      expect(await shared.take(some, now)).toEqual(await memory.take(some, now));
    }
    shared.close();
  });

  test('a stopped Redis is one outage, which ends when Redis continues', async () => {
    const limiter = server();
    const take = () => limiter.take([{ key: 'stopped', max: 9, windowMs: 60_000 }], new Date());
    expect(await take()).toEqual({ uses: [1] });
    redis.kill('SIGSTOP');
    try {
      for (let i = 0; i < 20; i++) expect(await take()).toHaveProperty('full');
      expect(events).toEqual(['down: timeout']);
    } finally {
      redis.kill('SIGCONT');
    }
    await vi.waitUntil(() => limiter.isAvailable(), 20_000);
    // A use that timed out may have been counted when Redis continued.
    expect(await take()).toHaveProperty('uses');
    expect(events).toEqual(['down: timeout', 'up']);
    limiter.close();
  });
});
