import type { Clock } from './clock.ts';
import type { Faults } from './faults.ts';
import type { Ledger } from './ledger.ts';
import type { LivePages } from './inbox/live-pages.ts';
import type { RateLimit } from './rate-limit.ts';
import type { State } from './state.ts';
import type { WebhookSender } from './webhook-sender.ts';

/** What every room of the sandbox is given. */
export interface World {
  /** Where the sandbox answers, without trailing slash. */
  url: string;
  /** Replaced whole by a reset. */
  state: State;
  /** How long a broadcast stays queued before it goes out; 0 sends it at once. */
  broadcastDelayMs: number;
  /** Idempotency keys of requests that a delay holds up. */
  readonly keysUnderWay: Set<string>;
  readonly clock: Clock;
  readonly ledger: Ledger;
  readonly faults: Faults;
  readonly rateLimit: RateLimit;
  readonly webhooks: WebhookSender;
  readonly pages: LivePages;
  /** Says that the state changed: it is saved, and open pages follow. */
  changed(): void;
}
