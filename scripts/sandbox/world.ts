import type { Clock } from './clock.ts';
import { Faults } from './faults.ts';
import { Ledger } from './ledger.ts';
import { LivePages } from './inbox/live-pages.ts';
import { RateLimit } from './rate-limit.ts';
import type { State } from './state.ts';
import { WebhookSender } from './webhook-sender.ts';

/** For how many milliseconds a new broadcast is missing from the list, and a request for it gets 404. */
export interface BroadcastLag {
  listMs: number;
  getMs: number;
}

export const noLag: BroadcastLag = { listMs: 0, getMs: 0 };

/** What every part of the sandbox shares. */
export interface World {
  /** The sandbox's URL, without trailing slash. */
  url: string;
  /** A reset replaces it. */
  state: State;
  /** How long a broadcast stays queued before it is sent; 0 sends it at once. */
  broadcastDelayMs: number;
  /** How long a new broadcast stays hidden, as when Resend's replicas lag. */
  broadcastLag: BroadcastLag;
  /** Idempotency keys of delayed requests. */
  readonly keysUnderWay: Set<string>;
  readonly clock: Clock;
  readonly ledger: Ledger;
  readonly faults: Faults;
  readonly rateLimit: RateLimit;
  readonly webhooks: WebhookSender;
  readonly pages: LivePages;
  /** Call after a change: saves the state and updates open pages. */
  changed(): void;
}

/** Creates a world around `state`. Calls `save` on every change. */
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
