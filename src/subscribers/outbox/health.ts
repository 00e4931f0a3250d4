import { reasonOf, type Log } from '../../core/log.ts';
import type { Outbox } from './outbox.ts';
import type { OutboxReport } from './outbox-report.ts';

/** The state of the server, for a monitor or a load balancer. */
export interface Health {
  /**
   * Whether sign-ups can be taken. An outage of Resend or Redis does not change it: sign-ups wait in
   * the outbox and limits are counted in the process, and a server taken out of service for that would
   * take no sign-ups.
   */
  ok: boolean;
}

/** What only whoever runs the server may read. */
export interface HealthDetails {
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
  /** Missing where limits are not kept in Redis. */
  redis?: 'available' | 'unavailable';
}

/** Whether the outbox takes work: writes to it, which waits for the disk. */
export function canAcceptJobs(report: OutboxReport, log: Log, now: Date): boolean {
  try {
    report.probe(now);
    return true;
  } catch (error) {
    log({ level: 'error', event: 'outbox-unavailable', reason: reasonOf(error) });
    return false;
  }
}

/** What stands in the outbox; empty when it cannot be read. */
export function outboxDetails(report: OutboxReport, now: Date): HealthDetails {
  try {
    const { depth, oldest, parked, lastSuccess } = report.state();
    const oldestSeconds = oldest ? Math.round((now.getTime() - oldest.getTime()) / 1000) : null;
    return {
      outbox: { depth, oldestSeconds, parked },
      lastSuccess: lastSuccess?.toISOString() ?? null,
    };
  } catch {
    return {};
  }
}

/** How long a check holds, in milliseconds: anybody may ask, and every check waits for the disk. */
const HEALTH_HOLDS_MS = 1000;

/**
 * Answers from the last check, and calls `check` again at most once in {@link HEALTH_HOLDS_MS}, however
 * many ask. `elapsed` is a clock in milliseconds that never goes back.
 */
export function healthMonitor(check: () => boolean, elapsed: () => number) {
  let last: { ok: boolean; at: number } | undefined;
  const remember = (ok: boolean) => {
    last = { ok, at: elapsed() };
    return ok;
  };
  return {
    current(): Health {
      const isFresh = last !== undefined && elapsed() - last.at < HEALTH_HOLDS_MS;
      return { ok: isFresh && last ? last.ok : remember(check()) };
    },
    /** Something could not be kept: the next answer says so, whatever the last check found. */
    reportFailure(): void {
      remember(false);
    },
  };
}

/** The outbox; `onFailure` is called each time that it could not keep what it was given. */
export function watchedOutbox(outbox: Outbox, onFailure: () => void): Outbox {
  const watch = async (answer: ReturnType<Outbox['add']>) => {
    const kept = await answer;
    if (kept === 'unavailable') onFailure();
    return kept;
  };
  return {
    add: (entry) => watch(outbox.add(entry)),
    addNothing: (now) => watch(outbox.addNothing(now)),
  };
}
