import { createHash } from 'node:crypto';
import { createClient } from 'redis';
import type { Limit, Limiter } from '../../domain/limits.ts';

/**
 * Counts in Redis, for several servers and across restarts. While Redis does not answer, `fallback`
 * counts, and `alert` is told once for each outage.
 */
export function redisLimiter(
  url: string,
  { fallback, alert }: { fallback: Limiter; alert: (message: string) => void },
): Limiter & { close(): Promise<void> } {
  const client = createClient({
    url,
    disableOfflineQueue: true,
    commandOptions: { timeout: 500 },
    socket: { connectTimeout: 2000 },
  });
  let isOut = false;
  const out = () => {
    if (!isOut) alert('redis: no answer, limits are counted in this process');
    isOut = true;
  };
  client.on('error', out);
  client.on('ready', () => (isOut = false));
  const tried = new Promise((resolve) => client.once('ready', resolve).once('error', resolve));
  void client.connect().catch(out);

  return {
    async take(limits, now) {
      await tried;
      try {
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
        isOut = false;
        const limit = limits[full - 1];
        return limit ? { full: limit } : { uses };
      } catch {
        out();
        return fallback.take(limits, now);
      }
    },
    async giveBack(limits, now) {
      try {
        await client.eval(GIVE_BACK, {
          keys: limits.map(nameOf),
          arguments: [String(now.getTime())],
        });
      } catch {
        out();
      }
      // It may have been counted here.
      await fallback.giveBack(limits, now);
    },
    async close() {
      client.destroy();
    },
  };
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
