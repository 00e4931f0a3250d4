import type { Limit, Limiter } from '../../subscribers/limits.ts';

/**
 * Counts in this process. Keeps at most `maxKeys` counts and evicts the least recently used, so
 * that forged addresses cannot exhaust the memory.
 */
export function memoryLimiter({ maxKeys = 100_000 } = {}): Limiter {
  /** Times of the uses that still count, oldest first. */
  const uses = new Map<string, number[]>();

  const recent = (limit: Limit, now: number) => {
    const moments = uses.get(countKey(limit)) ?? [];
    // The clock was set back. Nobody has to wait until it shows the earlier time again.
    if ((moments.at(-1) ?? 0) > now + limit.windowMs) moments.length = 0;
    // In place: the count of all sign-ups may be long and is checked for each of them.
    const gone = moments.findIndex((moment) => moment > now - limit.windowMs);
    moments.splice(0, gone === -1 ? moments.length : gone);
    return moments;
  };

  return {
    async take(limits, now) {
      const moment = now.getTime();
      const counts = limits.map((limit) => ({ limit, moments: recent(limit, moment) }));
      const full = counts.find(({ limit, moments }) => moments.length >= limit.max);
      if (full) return { full: full.limit };

      for (const { limit, moments } of counts) {
        moments.push(moment);
        // Delete first: a Map keeps the order of insertion.
        uses.delete(countKey(limit));
        uses.set(countKey(limit), moments);
      }
      for (const oldest of uses.keys()) {
        if (uses.size <= maxKeys) break;
        uses.delete(oldest);
      }
      return { uses: counts.map(({ moments }) => moments.length) };
    },
    async giveBack(limits, now) {
      for (const limit of limits) {
        const moments = uses.get(countKey(limit)) ?? [];
        const at = moments.lastIndexOf(now.getTime());
        if (at >= 0) uses.set(countKey(limit), moments.toSpliced(at, 1));
      }
    },
  };
}

function countKey({ key, windowMs }: Limit): string {
  return `${key}/${windowMs}`;
}
