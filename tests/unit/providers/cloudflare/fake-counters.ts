import type { Counters } from '../../../../src/providers/cloudflare/cloudflare-limiter.ts';
import { useCounter } from '../../../../src/providers/cloudflare/use-counter.ts';
import { inMemorySql } from './in-memory-sql.ts';

/** Counters of Cloudflare. `restart` ends the object, which keeps its database; `fail` breaks it. */
export function fakeCounters() {
  const { sql } = inMemorySql();
  let counter = useCounter(sql);
  let isBroken = false;
  const call = async <T>(work: () => T): Promise<T> => {
    if (isBroken) throw new Error('The object is overloaded.');
    return work();
  };
  const free = { limit: async () => ({ success: true }) };
  const counters: Counters = {
    USES: {
      getByName: () => ({
        take: (limits, now) => call(() => counter.take(limits, now)),
        giveBack: (keys, now) => call(() => counter.giveBack(keys, now)),
      }),
    },
    CLIENT_LIMIT: free,
    SITE_LIMIT: free,
  };
  return {
    counters,
    sql,
    restart: () => void (counter = useCounter(sql)),
    fail: () => void (isBroken = true),
    forget: (until: number) => counter.forget(until),
  };
}
