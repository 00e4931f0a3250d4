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
  /** Waits at least this many milliseconds, even if the clock is changed meanwhile. */
  sleep(ms: number): Promise<void>;
  /** {@link SETTLE_MS}, except on the sandbox. */
  settleMs: number;
}

export interface SendRequest {
  /** When to send it. Default: at once. */
  at?: Date | undefined;
  /** How many articles are in it. */
  articles: number;
  /** Rules of the preflight that were overruled. */
  forced: string[];
  /** Issues with bad figures that a person overruled. */
  despite?: readonly string[];
}

/** The result of sending. */
export type SendResult =
  /** It was sent at `at`. `before`: before this call. */
  | { kind: 'submitted'; broadcast: string; status: string; at: Date; before: boolean }
  /** Resend sends it at a moment in the future. */
  | { kind: 'scheduled'; broadcast: string; at: Date | undefined }
  /** Another version was sent, or is scheduled. */
  | { kind: 'other-version'; broadcast: string }
  /** It was stopped while it was sent; some readers may have it. */
  | { kind: 'canceled'; broadcast: string }
  /** The draft is not what was given. */
  | { kind: 'altered'; broadcast: string }
  /** Refused for good. */
  | { kind: 'refused'; step: 'list' | 'create' | 'get' | 'send' | 'cancel' }
  /** It is not known. The next call starts by asking. */
  | { kind: 'unclear' };

/**
 * A result, or what to do next: look again at once, look again after a part of the settle time, or,
 * after a request that failed, look again after a pause.
 */
export type Advance = SendResult | 'look-again' | 'wait' | 'unclear';
