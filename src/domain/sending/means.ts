import type { Broadcaster } from './broadcaster.ts';
import type { IssueLedger } from './issue-ledger.ts';

/** What sending needs from outside. */
export interface Means {
  broadcaster: Broadcaster;
  ledger: IssueLedger;
  now(): Date;
  /** Waits some milliseconds. */
  sleep(ms: number): Promise<void>;
  /** How long a creation without an answer may take to come to light, in milliseconds. */
  settleMs: number;
}

export interface Wish {
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
  /** It is on its way to everybody; `before`: and was so before this call. */
  | { kind: 'submitted'; broadcast: string; status: string; before: boolean }
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

/** A result, or what to do next: look again at once, or after a pause. */
export type Advance = SendResult | 'look-again' | 'unclear';
