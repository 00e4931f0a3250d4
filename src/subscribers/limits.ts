import type { EmailAddress } from '../core/email-address.ts';
import { mailboxKey } from './mailbox-key.ts';

/** At most `max` uses in any stretch of `windowMs` milliseconds. */
export interface Limit {
  /**
   * What is counted; limits of the same key and window share their count. It may hold an address:
   * where it leaves the process it is a hash.
   */
  key: string;
  max: number;
  windowMs: number;
}

/** Counts uses. It forgets at a restart, unless it is kept outside the process. */
export interface Limiter {
  /** Counts one use of every limit, or, where one of them has no room, none at all. Never rejects. */
  take<L extends Limit>(limits: readonly L[], now: Date): Promise<Taking<L>>;
  /** Takes back a use that was counted at `now` and came to nothing. Never rejects. */
  giveBack(limits: readonly Limit[], now: Date): Promise<void>;
}

/** What became of a use. */
export type Taking<L extends Limit> =
  /** It is not counted: this limit has no room, the first such. */
  | { full: L }
  /** How many uses each limit counts, this one included, in the order in which the limits were given. */
  | { uses: readonly number[] };

/** One of the limits of a sign-up, and what it protects. */
export interface SignUpLimit extends Limit {
  /** `client`: one network address; `everybody`: the whole site; `address`: one mailbox. */
  of: 'client' | 'everybody' | 'address';
}

/** How many sign-ups the site takes. */
export interface SignUpCaps {
  clientPerTenMinutes: number;
  clientPerDay: number;
  everybodyPerHour: number;
}

/**
 * What one sign-up counts against. `client` is its network address, as src/http/ gives it; `address`
 * the mailbox. The limits of the mailbox come last: they are kept in silence and the others are not.
 * `isFirstOfDay` reads what was counted.
 */
export function signUpLimits(
  { client, address }: { client: string; address: EmailAddress },
  caps: SignUpCaps,
): SignUpLimit[] {
  const limit = (of: SignUpLimit['of'], key: string, max: number, windowMs: number) => {
    return { of, key: `${of}:${key}`, max, windowMs };
  };
  return [
    limit('client', client, caps.clientPerTenMinutes, 10 * MINUTE_MS),
    limit('client', client, caps.clientPerDay, DAY_MS),
    limit('everybody', 'all', caps.everybodyPerHour, 60 * MINUTE_MS),
    ...mailboxLimits(address),
  ];
}

/**
 * The caps in `SIGN_UP_CAPS`: three numbers, such as `9,30,1000`. The usual ones when it is not set;
 * `undefined` when it cannot be read.
 */
export function parseSignUpCaps(text: string | undefined): SignUpCaps | undefined {
  if (!text) return { clientPerTenMinutes: 9, clientPerDay: 30, everybodyPerHour: 1000 };
  const parts = /^\s*([1-9]\d{0,8})\s*,\s*([1-9]\d{0,8})\s*,\s*([1-9]\d{0,8})\s*$/.exec(text);
  if (!parts) return undefined;
  const [, tenMinutes, day, hour] = parts.map(Number);
  return {
    clientPerTenMinutes: tenMinutes ?? 0,
    clientPerDay: day ?? 0,
    everybodyPerHour: hour ?? 0,
  };
}

/**
 * What an email to somebody who may not have asked for it counts against, whichever form asked for it.
 * All aliases of a mailbox share one count.
 */
export function mailboxLimits(address: EmailAddress) {
  const limit = (max: number, windowMs: number) => {
    return { of: 'address' as const, key: `address:${mailboxKey(address)}`, max, windowMs };
  };
  return [limit(1, 15 * MINUTE_MS), limit(3, DAY_MS)];
}

/** Whether a use of limits that end with `mailboxLimits` is the first of that mailbox in 24 hours. */
export function isFirstOfDay(uses: readonly number[]): boolean {
  return uses.at(-1) === 1;
}

/** How often the holder of a link to the preferences may have a mail sent to another address. */
export function readerLimits(address: EmailAddress) {
  return [
    { of: 'reader' as const, key: `reader:${mailboxKey(address)}`, max: 5, windowMs: DAY_MS },
  ];
}

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
