import { backoffMs } from './backoff.ts';
import { pause } from './pause.ts';

/**
 * How long no request is sent to the provider after a failure. All jobs share one cooldown, because
 * all of them fail when the provider is down. A success resets the count of failures.
 */
export function cooldown(random: () => number) {
  const current = pause();
  let failures = 0;

  return {
    /** Remaining milliseconds; 0 or less if requests may be sent. */
    remainingMs: current.remainingMs,
    /** Number of failures in a row. */
    failures: () => failures,
    succeeded() {
      failures = 0;
    },
    /**
     * `retryAfterMs` is the delay that the provider asked for; without it, the cooldown grows with
     * each failure up to `maxMs`.
     */
    failed(now: Date, maxMs: number, retryAfterMs?: number) {
      failures += 1;
      current.begin(now, retryAfterMs ?? backoffMs(failures, random(), maxMs));
    },
  };
}

export type Cooldown = ReturnType<typeof cooldown>;
