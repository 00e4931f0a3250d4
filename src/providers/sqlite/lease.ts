import type { OutboxFile } from './outbox-file.ts';

/** Longer than any piece of work takes, so that nobody else begins in the middle of it. */
const LEASE_MS = 120_000;

/** A server that may work on the outbox. */
export interface Server {
  host: string;
  pid: number;
  /** Whether a process of this host runs. */
  isRunning: (pid: number) => boolean;
}

/**
 * The right to do the outbox's work, which one server has at a time: the provider's rate limit holds
 * for all of them together.
 */
export function lease(file: OutboxFile, server: Server) {
  const name = `${server.host}/${server.pid}`;

  const isDead = (holder: string) => {
    const [host, pid] = holder.split('/');
    return host === server.host && !server.isRunning(Number(pid));
  };

  /** One that lasts for longer than a lease does was taken before the clock was set back. */
  const isValid = (until: number, now: Date) =>
    until > now.getTime() && until <= now.getTime() + LEASE_MS;

  return {
    /** Takes or renews it. The lease of a process of this host that has ended is over at once. */
    take(now: Date): boolean {
      const held = parse(file.all("SELECT value FROM note WHERE name = 'lease'")[0]?.['value']);
      const isOther = held !== undefined && held.holder !== name;
      if (isOther && isValid(held.until, now) && !isDead(held.holder)) return false;
      // Not for every piece of work a write of its own.
      const isOurs = held !== undefined && !isOther && isValid(held.until, now);
      if (isOurs && held.until - now.getTime() > LEASE_MS / 2) return true;

      const value = JSON.stringify({ holder: name, until: now.getTime() + LEASE_MS });
      return file.write((run) => {
        // Only if nobody took it since it was read.
        const { changes } = run(
          `INSERT INTO note (name, value) VALUES ('lease', ?)
           ON CONFLICT DO UPDATE SET value = excluded.value WHERE value = ?`,
          value,
          held ? JSON.stringify(held) : '',
        );
        return changes === 1;
      });
    },
    giveUp(): void {
      file.write((run) =>
        run("DELETE FROM note WHERE name = 'lease' AND value ->> 'holder' = ?", name),
      );
    },
  };
}

function parse(value: unknown): { holder: string; until: number } | undefined {
  // Written by `take` alone.
  return typeof value === 'string'
    ? (JSON.parse(value) as { holder: string; until: number })
    : undefined;
}
