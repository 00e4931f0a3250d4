import { createHash } from 'node:crypto';
import type { Limit, Limiter, TakeResult } from '../../subscribers/limits.ts';
import type { RedisClient } from './connect.ts';
import { type OutageListener, redisConnection } from './redis-connection.ts';

export interface RedisLimiter extends Limiter {
  /** Whether Redis answered when it was last asked. */
  isAvailable(): boolean;
  close(): void;
}

/**
 * Counts in Redis, for several servers and across restarts. While Redis does not answer, `fallback`
 * counts: a use waits half a second at most, and only the first one of an outage. The listener hears of
 * the beginning and of the end of each outage. Uses counted meanwhile are not carried over to Redis.
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
        return await redis.ask((client) => takeInRedis(client, limits, now));
      } catch {
        return fallback.take(limits, now);
      }
    },
    async giveBack(limits, now) {
      await redis
        .ask((client) =>
          client.eval(GIVE_BACK, {
            keys: limits.map(nameOf),
            arguments: [String(now.getTime())],
          }),
        )
        .catch(() => undefined);
      // It may have been counted here.
      await fallback.giveBack(limits, now);
    },
    isAvailable: redis.isAvailable,
    close: redis.close,
  };
}

/** Does for a connection what a sign-up asks of it. */
const CHECK: Limit = { key: 'check', max: 1, windowMs: 1000 };

async function takeInRedis<L extends Limit>(
  client: RedisClient,
  limits: readonly L[],
  now: Date,
): Promise<TakeResult<L>> {
  const answer = await client.eval(TAKE, {
    keys: limits.map(nameOf),
    arguments: [
      String(now.getTime()),
      // A member of a set is there once; two uses may fall into one millisecond.
      crypto.randomUUID(),
      ...limits.flatMap(({ max, windowMs }) => [String(max), String(windowMs)]),
    ],
  });
  const [full = 0, ...uses] = [answer].flat().map(Number);
  const limit = limits[full - 1];
  return limit ? { full: limit } : { uses };
}

// One key, one sorted set of the moments of its uses. The script runs as one step, so that a use
// counts against all limits or none. It gives the number of the first full limit, or 0 and then how
// many uses each limit counts.
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

// Uses of one moment are alike, so it is no matter which of them goes.
const GIVE_BACK = `
for _, key in ipairs(KEYS) do
  local use = redis.call('ZRANGEBYSCORE', key, ARGV[1], ARGV[1], 'LIMIT', 0, 1)[1]
  if use then redis.call('ZREM', key, use) end
end
return 0`;

/** A hash, because the key may hold an address. The braces keep all names on one node of a cluster. */
function nameOf({ key, windowMs }: Limit): string {
  const hash = createHash('sha256').update(key).digest('base64url');
  return `{broadsheet}:${hash}/${windowMs}`;
}
