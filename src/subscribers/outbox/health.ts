import { reasonOf, type Log } from '../../core/log.ts';
import type { Outbox } from './outbox.ts';
import type { OutboxReport } from './outbox-report.ts';

/** The health of the server, for monitors and load balancers. */
export interface Health {
  /**
   * Whether the server accepts sign-ups. An outage of Resend or Redis does not change it: sign-ups
   * wait in the outbox and limits are counted in the process. Taking the server out of service
   * would lose them.
   */
  ok: boolean;
}

/** Details for operators only. */
export interface HealthDetails {
  /** Missing if the outbox cannot be read. */
  outbox?: {
    /** Waiting jobs. */
    depth: number;
    /** Age of the oldest waiting job in seconds; `null` if there is none. */
    oldestSeconds: number | null;
    /** Parked jobs. `npm run doctor` lists them. */
    parked: number;
  };
  /** Time of the last successful request to Resend, ISO 8601; `null` before the first. */
  lastSuccess?: string | null;
  /** Missing if Redis is not configured. */
  redis?: 'available' | 'unavailable';
}

/** Whether the outbox accepts jobs. Writes to it and waits for the disk. */
export function canAcceptJobs(report: OutboxReport, log: Log, now: Date): boolean {
  try {
    report.probe(now);
    return true;
  } catch (error) {
    log({ level: 'error', event: 'outbox-unavailable', reason: reasonOf(error) });
    return false;
  }
}

/** Returns the state of the outbox; empty if it cannot be read. */
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

/**
 * How long a check is cached, in milliseconds. Anybody may request it, and each check waits for the
 * disk.
 */
const HEALTH_CACHE_MS = 1000;

/**
 * Returns the cached check, and calls `check` at most once per {@link HEALTH_CACHE_MS}. `elapsed`
 * is a monotonic clock in milliseconds.
 */
export function healthMonitor(check: () => boolean, elapsed: () => number) {
  let last: { ok: boolean; at: number } | undefined;
  const remember = (ok: boolean) => {
    last = { ok, at: elapsed() };
    return ok;
  };
  return {
    current(): Health {
      const isFresh = last !== undefined && elapsed() - last.at < HEALTH_CACHE_MS;
      return { ok: isFresh && last ? last.ok : remember(check()) };
    },
    /** Records that a job could not be stored, regardless of the last check. */
    reportFailure(): void {
      remember(false);
    },
  };
}

/** Wraps an outbox and calls `onFailure` whenever it could not store a job. */
export function watchedOutbox(outbox: Outbox, onFailure: () => void): Outbox {
  const watch = async (answer: ReturnType<Outbox['add']>) => {
    const kept = await answer;
    if (kept === 'unavailable') onFailure();
    return kept;
  };
  return {
    add: (entry) => watch(outbox.add(entry)),
    addNothing: (now, instead) => watch(outbox.addNothing(now, instead)),
  };
}
