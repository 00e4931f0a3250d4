import { reasonOf, type Log } from './log.ts';
import type { OutboxReport } from './outbox-report.ts';

/** How the server is, for a monitor or a load balancer. */
export interface Health {
  /**
   * Whether sign-ups can be taken. That Resend is down does not change it: they wait in the outbox,
   * and a server that is taken out of service for it would take none.
   */
  ok: boolean;
  /** Missing when the outbox cannot be read. */
  outbox?: {
    /** Jobs that wait. */
    depth: number;
    /** Age of the oldest of them, in seconds; `null` when none waits. */
    oldestSeconds: number | null;
    /** Jobs that wait for a person: `npm run doctor` tells more. */
    parked: number;
  };
  /** When Resend last did what it was asked, ISO 8601; `null` before the first time. */
  lastSuccess?: string | null;
}

/** Tries the outbox, by writing to it. */
export function healthOf(report: OutboxReport, log: Log, now: Date): Health {
  try {
    report.probe(now);
    const { depth, oldest, parked, lastSuccess } = report.state();
    const oldestSeconds = oldest ? Math.round((now.getTime() - oldest.getTime()) / 1000) : null;
    return {
      ok: true,
      outbox: { depth, oldestSeconds, parked },
      lastSuccess: lastSuccess?.toISOString() ?? null,
    };
  } catch (error) {
    log({ level: 'error', event: 'outbox-unavailable', reason: reasonOf(error) });
    return { ok: false };
  }
}
