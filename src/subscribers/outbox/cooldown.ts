import { backoffMs } from './backoff.ts';
import { pause } from './pause.ts';

/**
 * For how long the other side is left alone. One rest for all its work, because when it is down
 * every piece of work fails; a success ends the count of failures.
 */
export function rest(random: () => number) {
  const rest = pause();
  let failures = 0;

  return {
    /** Milliseconds that are left of it; 0 or less when work may go on. */
    left: rest.left,
    /** How often in a row something failed. */
    failures: () => failures,
    worked() {
      failures = 0;
    },
    /** `askedMs` is what the other side asked for; without it the rest grows with each failure. */
    failed(now: Date, mostMs: number, askedMs?: number) {
      failures += 1;
      rest.begin(now, askedMs ?? backoffMs(failures, random(), mostMs));
    },
  };
}

export type Cooldown = ReturnType<typeof rest>;
