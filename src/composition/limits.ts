import { consoleLog } from '../providers/console/console-log.ts';
import { memoryLimiter } from '../providers/memory/memory-limiter.ts';
import { redisLimiter } from '../providers/redis/redis-limiter.ts';
import type { Settings } from '../settings/read-settings.ts';
import type { Limiter } from '../subscribers/limits.ts';
import type { Once } from './shared.ts';

/** The limiter of a process: in Redis if `REDIS_URL` is set, otherwise in its memory. */
export function composeLimits({ redisUrl }: Pick<Settings, 'redisUrl'>, shared: Once) {
  /** Counts limits for several servers; `undefined` if there is only one. */
  const sharedLimiter = shared('shared-limiter', () => {
    if (!redisUrl) return undefined;
    return redisLimiter(redisUrl, {
      fallback: memoryLimiter(),
      // Each outage is reported once, so do not throttle these.
      onDown: (reason) => consoleLog({ level: 'error', event: 'redis-unavailable', reason }),
      onUp: () => consoleLog({ level: 'info', event: 'redis-available-again' }),
    });
  });
  return {
    limiter: shared('limiter', (): Limiter => sharedLimiter() ?? memoryLimiter()),
    /** The state of Redis for operators; empty if it is not configured. */
    redisHealth(): { redis?: 'available' | 'unavailable' } {
      const redis = sharedLimiter();
      return redis ? { redis: redis.isAvailable() ? 'available' : 'unavailable' } : {};
    },
  };
}
