/** Spaces requests out, so that a limit is kept rather than met. */
export interface Pace {
  /** Resolves when the next request may go. */
  turn(): Promise<void>;
  /** Takes in what an answer's headers say of the limit. */
  update(headers: Readonly<Record<string, string>> | null): void;
}

/** What a team may ask of Resend in a second until an answer says more: the smallest known limit. */
const AT_FIRST_PER_SECOND = 2;

/**
 * A pace that begins at two requests a second and follows the `ratelimit-*` headers of the answers
 * (https://resend.com/docs/api-reference/rate-limit). `now` is in milliseconds and runs evenly.
 */
export function pace(deps: { now: () => number; sleep: (ms: number) => Promise<void> }): Pace {
  let gapMs = 1000 / AT_FIRST_PER_SECOND;
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
