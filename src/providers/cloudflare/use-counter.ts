import type { Sql } from './batch-ledger.ts';

/** A limit on the uses of a key. */
export interface UseLimit {
  key: string;
  max: number;
  windowMs: number;
}

/** Counts the uses of keys. */
export interface UseCounter {
  /** Counts one use of each key, unless a limit is full. Returns the count of each limit, or the index of the first full one. */
  take(limits: readonly UseLimit[], now: number): Promise<{ uses: number[] } | { full: number }>;
  giveBack(keys: readonly string[], now: number): Promise<void>;
}

/** Keys whose uses are in memory. More are read again from the database. */
const MAX_KEYS = 10_000;

const TABLE = `
  CREATE TABLE IF NOT EXISTS uses (
    key TEXT NOT NULL, at INTEGER NOT NULL, count INTEGER NOT NULL, PRIMARY KEY (key, at)
  ) WITHOUT ROWID`;
const ADD = `
  INSERT INTO uses (key, at, count) VALUES (?, ?, 1)
  ON CONFLICT (key, at) DO UPDATE SET count = count + 1`;

/** The counter in a SQLite database. */
export function useCounter(sql: Sql) {
  sql.exec(TABLE);
  /** Times of uses, oldest first. In memory, because the count of all sign-ups is long and is read for each of them. */
  const cache = new Map<string, number[]>();

  function momentsOf(key: string): number[] {
    const known = cache.get(key);
    if (known) return known;
    if (cache.size >= MAX_KEYS) cache.clear();
    const rows = [...sql.exec('SELECT at, count FROM uses WHERE key = ? ORDER BY at', key)];
    const moments = rows.flatMap(({ at, count }) =>
      Array.from({ length: Number(count) }, () => Number(at)),
    );
    cache.set(key, moments);
    return moments;
  }

  /** Forgets all uses of the key if the clock was set back: nobody has to wait until it shows their time again. */
  function followClock(key: string, until: number): void {
    const moments = momentsOf(key);
    if ((moments.at(-1) ?? 0) <= until) return;
    sql.exec('DELETE FROM uses WHERE key = ?', key);
    moments.length = 0;
  }

  return {
    take(limits: readonly UseLimit[], now: number): { uses: number[] } | { full: number } {
      const keys = new Set(limits.map(({ key }) => key));
      const longestMs = Math.max(...limits.map(({ windowMs }) => windowMs));
      for (const key of keys) followClock(key, now + longestMs);
      const uses = limits.map(({ key, windowMs }) => countSince(momentsOf(key), now - windowMs));
      const full = limits.findIndex(({ max }, i) => (uses[i] ?? 0) >= max);
      if (full >= 0) return { full };
      for (const key of keys) {
        sql.exec(ADD, key, now);
        momentsOf(key).push(now);
      }
      return { uses: uses.map((count) => count + 1) };
    },
    giveBack(keys: readonly string[], now: number): void {
      for (const key of keys) {
        const moments = momentsOf(key);
        const at = moments.lastIndexOf(now);
        if (at === -1) continue;
        moments.splice(at, 1);
        sql.exec('UPDATE uses SET count = count - 1 WHERE key = ? AND at = ?', key, now);
      }
    },
    /** Forgets uses until this time. Returns whether there are later ones. */
    forget(until: number): boolean {
      sql.exec('DELETE FROM uses WHERE at <= ?', until);
      cache.clear();
      return [...sql.exec('SELECT 1 FROM uses LIMIT 1')].length > 0;
    },
  };
}

/** How many of these moments, oldest first, are later than `until`. */
function countSince(moments: readonly number[], until: number): number {
  return moments.length - 1 - moments.findLastIndex((moment) => moment <= until);
}
