import { expect, test } from 'vitest';
import { memoryLimiter } from '../../../../src/adapters/memory/memory-limiter.ts';
import { redisLimiter } from '../../../../src/adapters/redis/redis-limiter.ts';

test('while Redis is out, limits hold in the process and one alert tells of it', async () => {
  const alerts: string[] = [];
  // Nobody listens on port 1.
  const limiter = redisLimiter('redis://127.0.0.1:1', {
    fallback: memoryLimiter(),
    alert: (message) => alerts.push(message),
  });
  const limit = { key: 'a', max: 1, windowMs: 1000 };
  expect(await limiter.take([limit], new Date(0))).toEqual({ uses: [1] });
  expect(await limiter.take([limit], new Date(0))).toEqual({ full: limit });
  expect(alerts).toHaveLength(1);
  await limiter.close();
});
