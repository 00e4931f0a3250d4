import type { Sql } from './batch-ledger.ts';

/** A limit on the uses of one key. */
export interface UseLimit {
  max: number;
  windowMs: number;
}

/** Counts the uses of one key. */
export interface UseCounter {
  /** Counts one use unless a limit is full. Returns the count of each, or the index of the full one. */
  take(limits: readonly UseLimit[], now: number): Promise<{ uses: number[] } | { full: number }>;
  giveBack(now: number): Promise<void>;
}

/** The counter in a SQLite database. A limit keeps the uses of the longest window that was asked for. */
export function useCounter(sql: Sql) {
  sql.exec('CREATE TABLE IF NOT EXISTS uses (at INTEGER NOT NULL)');
  sql.exec('CREATE INDEX IF NOT EXISTS uses_at ON uses (at)');
  /** In memory too, because the count of all sign-ups is long and is read for each of them. Oldest first. */
  const moments = [...sql.exec('SELECT at FROM uses ORDER BY at')].map(({ at }) => Number(at));

  return {
    take(limits: readonly UseLimit[], now: number): { uses: number[] } | { full: number } {
      const longest = Math.max(...limits.map(({ windowMs }) => windowMs));
      // The clock was set back. Nobody has to wait until it shows the earlier time again.
      const isSetBack = (moments.at(-1) ?? 0) > now + longest;
      const gone = isSetBack ? moments.length : countUntil(moments, now - longest);
      if (gone > 0) {
        sql.exec('DELETE FROM uses WHERE at <= ?', moments[gone - 1]);
        moments.splice(0, gone);
      }
      const uses = limits.map(
        ({ windowMs }) => moments.length - countUntil(moments, now - windowMs),
      );
      const full = limits.findIndex(({ max }, i) => (uses[i] ?? 0) >= max);
      if (full >= 0) return { full };
      sql.exec('INSERT INTO uses (at) VALUES (?)', now);
      moments.push(now);
      return { uses: uses.map((count) => count + 1) };
    },
    giveBack(now: number): void {
      const at = moments.lastIndexOf(now);
      if (at === -1) return;
      moments.splice(at, 1);
      sql.exec('DELETE FROM uses WHERE rowid = (SELECT rowid FROM uses WHERE at = ? LIMIT 1)', now);
    },
    /** When the last use no longer counts for any limit of up to `windowMs`; `undefined` if that is now. */
    emptyAt(now: number, windowMs: number): number | undefined {
      const last = moments.at(-1);
      return last !== undefined && last + windowMs > now ? last + windowMs : undefined;
    },
  };
}

/** How many of these moments, oldest first, are not later than `until`. */
function countUntil(moments: readonly number[], until: number): number {
  const after = moments.findIndex((moment) => moment > until);
  return after === -1 ? moments.length : after;
}
