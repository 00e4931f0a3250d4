import type { Clock } from './clock.ts';
import { Faults } from './faults.ts';
import { Ledger } from './ledger.ts';
import { LivePages } from './inbox/live-pages.ts';
import { RateLimit } from './rate-limit.ts';
import type { State } from './state.ts';
import { WebhookSender } from './webhook-sender.ts';

/** Ms for which a new broadcast is missing from the list, and for which asking for it answers 404. */
export interface BroadcastLag {
  listMs: number;
  getMs: number;
}

export const noLag: BroadcastLag = { listMs: 0, getMs: 0 };

/** What every room of the sandbox is given. */
export interface World {
  /** Where the sandbox answers, without trailing slash. */
  url: string;
  /** Replaced whole by a reset. */
  state: State;
  /** How long a broadcast stays queued before it goes out; 0 sends it at once. */
  broadcastDelayMs: number;
  /** How long a new broadcast stays hidden, as where Resend's copies of its data lag. */
  broadcastLag: BroadcastLag;
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

/** A world of its own around `state`. `save` is told of every change. */
export function makeWorld(
  state: State,
  clock: Clock,
  { rateLimit = 0, save }: { rateLimit?: number; save?: () => void } = {},
): World {
  const ledger = new Ledger();
  const pages = new LivePages();
  const world: World = {
    url: 'http://sandbox.localhost',
    state,
    broadcastDelayMs: 0,
    broadcastLag: noLag,
    keysUnderWay: new Set(),
    clock,
    ledger,
    faults: new Faults(),
    rateLimit: new RateLimit(rateLimit),
    webhooks: new WebhookSender({ clock, ledger, webhooks: () => world.state.webhooks }),
    pages,
    changed() {
      save?.();
      pages.changed();
    },
  };
  return world;
}
