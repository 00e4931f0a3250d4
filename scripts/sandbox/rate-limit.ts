/** The limit in the headers if there is none, so that a client that paces itself does not wait. */
const SHOWN_WHEN_UNLIMITED = 1_000;

/** Counts requests per second of the sandbox's clock, over all API keys, as Resend does. */
export class RateLimit {
  /** Requests per second; 0 means no limit. */
  perSecond: number;
  #second = 0;
  #used = 0;

  readonly #atFirst: number;

  constructor(perSecond: number) {
    this.perSecond = perSecond;
    this.#atFirst = perSecond;
  }

  /** Restores the initial limit, and resets the count. */
  reset(): void {
    this.perSecond = this.#atFirst;
    this.#used = 0;
  }

  /** Counts one request. Returns whether it may pass, and headers for the response. */
  take(now: number): { passes: boolean; headers: Record<string, string> } {
    const second = Math.floor(now / 1_000);
    if (second !== this.#second) {
      this.#second = second;
      this.#used = 0;
    }
    this.#used += 1;

    const limit = this.perSecond || SHOWN_WHEN_UNLIMITED;
    const passes = this.perSecond === 0 || this.#used <= limit;
    const headers: Record<string, string> = {
      'ratelimit-limit': `${limit}`,
      'ratelimit-remaining': `${Math.max(0, limit - this.#used)}`,
      'ratelimit-reset': '1',
      'ratelimit-policy': `${limit};w=1`,
    };
    return { passes, headers: passes ? headers : { ...headers, 'retry-after': '1' } };
  }
}
