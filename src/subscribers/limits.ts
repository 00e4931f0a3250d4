import type { EmailAddress } from '../core/email-address.ts';
import { mailboxKey } from './mailbox-key.ts';

/** At most `max` uses in any window of `windowMs` milliseconds. */
export interface Limit {
  /**
   * What is counted. Limits with the same key and window share a count. The key may contain an
   * address, so limiters hash it before it leaves the process.
   */
  key: string;
  max: number;
  windowMs: number;
}

/** Counts uses. Counts in memory are lost on restart. */
export interface Limiter {
  /** Counts one use of every limit. If any limit is full, counts none. Never rejects. */
  take<L extends Limit>(limits: readonly L[], now: Date): Promise<TakeResult<L>>;
  /** Takes back a use that was counted at `now` but had no effect. Never rejects. */
  giveBack(limits: readonly Limit[], now: Date): Promise<void>;
}

/** The result of {@link Limiter.take}. */
export type TakeResult<L extends Limit> =
  /** Not counted: this is the first limit that is full. */
  | { full: L }
  /** The count of each limit, including this use, in the order of the limits. */
  | { uses: readonly number[] };

/** A limit on sign-ups, and what it protects. */
export interface SignUpLimit extends Limit {
  /** `client`: one network address; `everybody`: the whole site; `address`: one mailbox. */
  of: 'client' | 'everybody' | 'address';
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** How many sign-ups the site accepts from one network address, or from everybody. */
export interface SignUpCap {
  /** The environment variable that sets `max`. */
  setting: string;
  of: 'client' | 'everybody';
  max: number;
  windowMs: number;
}

/** The limits that an operator can set, with their defaults. */
export const DEFAULT_SIGN_UP_CAPS: readonly SignUpCap[] = [
  cap('SIGN_UPS_PER_CLIENT_PER_TEN_MINUTES', 'client', 9, 10 * MINUTE_MS),
  cap('SIGN_UPS_PER_CLIENT_PER_DAY', 'client', 30, DAY_MS),
  cap('SIGN_UPS_PER_HOUR', 'everybody', 1000, HOUR_MS),
];

function cap(setting: string, of: SignUpCap['of'], max: number, windowMs: number): SignUpCap {
  return { setting, of, max, windowMs };
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Parses the limits in an environment; `undefined` if one of them is invalid. */
export function parseSignUpCaps(env: Environment): SignUpCap[] | undefined {
  if (signUpCapProblems(env).length > 0) return undefined;
  return DEFAULT_SIGN_UP_CAPS.map((one) => ({
    ...one,
    max: Number(env[one.setting] || one.max),
  }));
}

/** Returns one line for each invalid limit in an environment. */
export function signUpCapProblems(env: Environment): string[] {
  const names = DEFAULT_SIGN_UP_CAPS.map(({ setting }) => setting);
  const replaced = env['SIGN_UP_CAPS']
    ? [
        `SIGN_UP_CAPS was replaced: set ${names.slice(0, -1).join(', ')} and ${names.at(-1)} instead, and unset it.`,
      ]
    : [];
  const invalid = DEFAULT_SIGN_UP_CAPS.filter(
    ({ setting }) => !/^(?:[1-9]\d{0,8})?$/.test(env[setting] ?? ''),
  );
  return [
    ...replaced,
    ...invalid.map(
      ({ setting, max }) =>
        `${setting} is ${JSON.stringify(env[setting])}: set a whole number from 1 to 999999999, such as \`${max}\`, or unset it.`,
    ),
  ];
}

/**
 * The limits that a sign-up counts against. `client` is its network address from src/http/. The
 * mailbox limits come last: their use is never revealed to visitors. `isFirstOfDay` reads the
 * resulting counts.
 */
export function signUpLimits(
  { client, address }: { client: string; address: EmailAddress },
  caps: readonly SignUpCap[],
): SignUpLimit[] {
  const keys = { client: `client:${client}`, everybody: 'everybody:all' };
  return [
    ...caps.map(({ of, max, windowMs }) => ({ of, key: keys[of], max, windowMs })),
    ...mailboxLimits(address),
  ];
}

/** Minutes between two emails to a mailbox that visitors request. Pages show this number. */
export const MAILBOX_PAUSE_MINUTES = 15;
/** Number of such emails per mailbox in 24 hours. */
export const MAILBOX_PER_DAY = 3;

/**
 * The limits of an email to somebody who may not have asked for it, from any form. All aliases of a
 * mailbox share one count.
 */
export function mailboxLimits(address: EmailAddress) {
  const limit = (max: number, windowMs: number) => {
    return { of: 'address' as const, key: `address:${mailboxKey(address)}`, max, windowMs };
  };
  return [limit(1, MAILBOX_PAUSE_MINUTES * MINUTE_MS), limit(MAILBOX_PER_DAY, DAY_MS)];
}

/**
 * Whether these counts, which end with those of `mailboxLimits`, are the first use of the mailbox
 * in 24 hours.
 */
export function isFirstOfDay(uses: readonly number[]): boolean {
  return uses.at(-1) === 1;
}

/** How often a reader may have a confirmation email sent to a new address. */
export function readerLimits(address: EmailAddress) {
  return [
    { of: 'reader' as const, key: `reader:${mailboxKey(address)}`, max: 5, windowMs: DAY_MS },
  ];
}
