/** Spaces requests so that they stay within the rate limit. */
export interface Pace {
  /** Resolves when the next request may be sent. */
  turn(): Promise<void>;
  /** Reads the rate limit from the headers of a response. */
  update(headers: Readonly<Record<string, string>> | null): void;
}

/** Requests per second until a response tells the limit: the smallest known limit. */
const INITIAL_PER_SECOND = 2;

/**
 * Starts at two requests per second and follows the `ratelimit-*` headers
 * (https://resend.com/docs/api-reference/rate-limit). `now` is a monotonic clock in milliseconds.
 */
export function pace(deps: { now: () => number; sleep: (ms: number) => Promise<void> }): Pace {
  let gapMs = 1000 / INITIAL_PER_SECOND;
  let next = -Infinity;

  return {
    async turn() {
      const turn = Math.max(next, deps.now());
      next = turn + gapMs;
      const wait = turn - deps.now();
      if (wait > 0) await deps.sleep(wait);
    },
    update(headers) {
      const limit = wholeNumber(headers?.['ratelimit-limit']);
      if (limit) {
        const seconds = /;\s*w=(\d{1,5})\b/.exec(headers?.['ratelimit-policy'] ?? '')?.[1];
        gapMs = (Number(seconds ?? 1) * 1000) / limit;
      }
      const isUsedUp = wholeNumber(headers?.['ratelimit-remaining']) === 0;
      const pause = isUsedUp ? wholeNumber(headers?.['ratelimit-reset']) : undefined;
      if (pause !== undefined) next = Math.max(next, deps.now() + pause * 1000);
    },
  };
}

function wholeNumber(header: string | undefined): number | undefined {
  return header !== undefined && /^\d{1,6}$/.test(header) ? Number(header) : undefined;
}
