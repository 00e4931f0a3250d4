import type { Limit, Limiter } from '../../subscribers/limits.ts';

/**
 * Counts in this process. Keeps at most `maxKeys` counts and lets the one that was used longest ago
 * go first, so that made-up addresses cannot fill the memory.
 */
export function memoryLimiter({ maxKeys = 100_000 } = {}): Limiter {
  /** The moments of the uses that still count, oldest first. */
  const uses = new Map<string, number[]>();

  const recent = (limit: Limit, now: number) => {
    const moments = uses.get(nameOf(limit)) ?? [];
    // Counted before the clock was set back: nobody is to wait until it shows that time again.
    if ((moments.at(-1) ?? 0) > now + limit.windowMs) moments.length = 0;
    // In place: the count of everybody's sign-ups may be long, and is looked at for each of them.
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
        // Taken out first: a Map keeps the order of insertion.
        uses.delete(nameOf(limit));
        uses.set(nameOf(limit), moments);
      }
      for (const oldest of uses.keys()) {
        if (uses.size <= maxKeys) break;
        uses.delete(oldest);
      }
      return { uses: counts.map(({ moments }) => moments.length) };
    },
    async giveBack(limits, now) {
      for (const limit of limits) {
        const moments = uses.get(nameOf(limit)) ?? [];
        const at = moments.lastIndexOf(now.getTime());
        if (at >= 0) uses.set(nameOf(limit), moments.toSpliced(at, 1));
      }
    },
  };
}

function nameOf({ key, windowMs }: Limit): string {
  return `${key}/${windowMs}`;
}
