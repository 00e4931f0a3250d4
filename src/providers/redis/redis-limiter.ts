import { createHash } from 'node:crypto';
import type { Limit, Limiter, TakeResult } from '../../subscribers/limits.ts';
import type { RedisClient } from './connect.ts';
import { type OutageListener, redisConnection } from './redis-connection.ts';

export interface RedisLimiter extends Limiter {
  /** Whether the last command succeeded. */
  isAvailable(): boolean;
  close(): void;
}

/**
 * Counts in Redis, for several servers and across restarts. While Redis is down, `fallback` counts:
 * the first use in an outage waits half a second, later ones do not wait. The listener is called
 * when an outage begins and ends. Uses counted by `fallback` are not copied to Redis.
 */
export function redisLimiter(
  url: string,
  { fallback, ...listener }: { fallback: Limiter } & OutageListener,
): RedisLimiter {
  const redis = redisConnection(url, {
    ...listener,
    check: (client) => takeInRedis(client, [CHECK], new Date(0)),
  });

  return {
    async take(limits, now) {
      try {
        return await redis.run((client) => takeInRedis(client, limits, now));
      } catch {
        return fallback.take(limits, now);
      }
    },
    async giveBack(limits, now) {
      await redis
        .run((client) =>
          client.eval(GIVE_BACK, {
            keys: limits.map(redisKey),
            arguments: [String(now.getTime())],
          }),
        )
        .catch(() => undefined);
      // It may have been counted by the fallback.
      await fallback.giveBack(limits, now);
    },
    isAvailable: redis.isAvailable,
    close: redis.close,
  };
}

/** Checks a connection with what a sign-up does. */
const CHECK: Limit = { key: 'check', max: 1, windowMs: 1000 };

async function takeInRedis<L extends Limit>(
  client: RedisClient,
  limits: readonly L[],
  now: Date,
): Promise<TakeResult<L>> {
  const answer = await client.eval(TAKE, {
    keys: limits.map(redisKey),
    arguments: [
      String(now.getTime()),
      // Members of a set are unique, and two uses may share a millisecond.
      crypto.randomUUID(),
      ...limits.flatMap(({ max, windowMs }) => [String(max), String(windowMs)]),
    ],
  });
  const [full = 0, ...uses] = [answer].flat().map(Number);
  const limit = limits[full - 1];
  return limit ? { full: limit } : { uses };
}

// Each key is a sorted set of the times of its uses. The script is atomic, so a use counts against
// all limits or none. Returns the number of the first full limit, or 0 followed by the count of
// each limit.
const TAKE = `
local now = tonumber(ARGV[1])
for i, key in ipairs(KEYS) do
  redis.call('ZREMRANGEBYSCORE', key, '-inf', now - tonumber(ARGV[2 * i + 2]))
  if redis.call('ZCARD', key) >= tonumber(ARGV[2 * i + 1]) then return { i } end
end
local answer = { 0 }
for i, key in ipairs(KEYS) do
  redis.call('ZADD', key, now, ARGV[2])
  redis.call('PEXPIRE', key, ARGV[2 * i + 2])
  answer[i + 1] = redis.call('ZCARD', key)
end
return answer`;

// Uses with the same time are interchangeable.
const GIVE_BACK = `
for _, key in ipairs(KEYS) do
  local use = redis.call('ZRANGEBYSCORE', key, ARGV[1], ARGV[1], 'LIMIT', 0, 1)[1]
  if use then redis.call('ZREM', key, use) end
end
return 0`;

/**
 * Hashed, because the key may contain an address. The braces keep all keys on one node of a
 * cluster.
 */
function redisKey({ key, windowMs }: Limit): string {
  const hash = createHash('sha256').update(key).digest('base64url');
  return `{broadsheet}:${hash}/${windowMs}`;
}
