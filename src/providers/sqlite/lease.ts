import type { OutboxFile } from './outbox-file.ts';

/** Longer than any job takes, so that no other server starts in the middle of one. */
const LEASE_MS = 120_000;

/** A server that may work on the outbox. */
export interface Server {
  host: string;
  pid: number;
  /** Whether a process of this host is running. */
  isRunning: (pid: number) => boolean;
}

/**
 * The right to work on the outbox. One server holds it at a time, because all of them share the
 * rate limit of the provider.
 */
export function lease(file: OutboxFile, server: Server) {
  const name = `${server.host}/${server.pid}`;

  const isDead = (holder: string) => {
    const [host, pid] = holder.split('/');
    return host === server.host && !server.isRunning(Number(pid));
  };

  /** A lease longer than the maximum was taken before the clock was set back. */
  const isValid = (until: number, now: Date) =>
    until > now.getTime() && until <= now.getTime() + LEASE_MS;

  return {
    /** Acquires or renews the lease. The lease of a dead process of this host is over at once. */
    take(now: Date): boolean {
      const held = parse(file.all("SELECT value FROM note WHERE name = 'lease'")[0]?.['value']);
      const isOther = held !== undefined && held.holder !== name;
      if (isOther && isValid(held.until, now) && !isDead(held.holder)) return false;
      // Renew in the second half only, to save a write per job.
      const isOurs = held !== undefined && !isOther && isValid(held.until, now);
      if (isOurs && held.until - now.getTime() > LEASE_MS / 2) return true;

      const value = JSON.stringify({ holder: name, until: now.getTime() + LEASE_MS });
      return file.write((run) => {
        // Only if nobody acquired it since it was read.
        const { changes } = run(
          `INSERT INTO note (name, value) VALUES ('lease', ?)
           ON CONFLICT DO UPDATE SET value = excluded.value WHERE value = ?`,
          value,
          held ? JSON.stringify(held) : '',
        );
        return changes === 1;
      });
    },
    release(): void {
      file.write((run) =>
        run("DELETE FROM note WHERE name = 'lease' AND value ->> 'holder' = ?", name),
      );
    },
  };
}

function parse(value: unknown): { holder: string; until: number } | undefined {
  // Only `take` writes it.
  return typeof value === 'string'
    ? (JSON.parse(value) as { holder: string; until: number })
    : undefined;
}
