import type { Broadcaster } from './broadcaster.ts';
import type { IssueLedger } from './issue-ledger.ts';

/**
 * How long a send watches for other broadcasts of the same issue before it relies on what Resend
 * lists, in milliseconds. Resend states no bound for how long a new broadcast may stay hidden; a
 * minute is far more than the seconds that a replicated database usually needs, and an issue can
 * afford to be a minute late.
 */
export const SETTLE_MS = 60_000;

/** What sending needs from outside. */
export interface SendDeps {
  broadcaster: Broadcaster;
  ledger: IssueLedger;
  now(): Date;
  /** Waits at least this many milliseconds, whatever happens to the clock meanwhile. */
  sleep(ms: number): Promise<void>;
  /** As {@link SETTLE_MS}, which it is wherever mail goes out. */
  settleMs: number;
}

export interface SendRequest {
  /** When it is to go out; at once when it is left out. */
  at?: Date | undefined;
  /** How many articles are in it. */
  articles: number;
  /** Rules of the preflight that were overruled. */
  forced: string[];
  /** Issues that were received badly, and that a person overruled. */
  despite?: readonly string[];
}

/** What became of it. */
export type SendResult =
  /** It went out, at `at`; `before`: it had gone out before this call. */
  | { kind: 'submitted'; broadcast: string; status: string; at: Date; before: boolean }
  /** It waits for its moment. */
  | { kind: 'scheduled'; broadcast: string; at: Date | undefined }
  /** The issue went out, or is about to, in other words than these. */
  | { kind: 'other-version'; broadcast: string }
  /** It was stopped on its way; some readers may have it. */
  | { kind: 'canceled'; broadcast: string }
  /** The draft holds something else than was given. */
  | { kind: 'altered'; broadcast: string }
  /** Refused for good, as it stands. */
  | { kind: 'refused'; step: 'list' | 'create' | 'get' | 'send' | 'cancel' }
  /** It is not known; the next call begins by asking. */
  | { kind: 'unclear' };

/**
 * A result, or what to do next: look again at once, look again after a part of the settle time, or,
 * after a request that failed, look again after a pause.
 */
export type Advance = SendResult | 'look-again' | 'wait' | 'unclear';
