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
  take<L extends Limit>(limits: readonly L[], now: Date): Promise<TakeResult<L>>;
  /** Takes back a use that was counted at `now` and came to nothing. Never rejects. */
  giveBack(limits: readonly Limit[], now: Date): Promise<void>;
}

/** What became of a use. */
export type TakeResult<L extends Limit> =
  /** It is not counted: this limit has no room, the first such. */
  | { full: L }
  /** How many uses each limit counts, this one included, in the order in which the limits were given. */
  | { uses: readonly number[] };

/** One of the limits of a sign-up, and what it protects. */
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

/** The caps that an operator can set, with their defaults. */
export const DEFAULT_SIGN_UP_CAPS: readonly SignUpCap[] = [
  cap('SIGN_UPS_PER_CLIENT_PER_TEN_MINUTES', 'client', 9, 10 * MINUTE_MS),
  cap('SIGN_UPS_PER_CLIENT_PER_DAY', 'client', 30, DAY_MS),
  cap('SIGN_UPS_PER_HOUR', 'everybody', 1000, HOUR_MS),
];

function cap(setting: string, of: SignUpCap['of'], max: number, windowMs: number): SignUpCap {
  return { setting, of, max, windowMs };
}

type Environment = Readonly<Record<string, string | undefined>>;

/** The caps in an environment; `undefined` if one of them is invalid. */
export function parseSignUpCaps(env: Environment): SignUpCap[] | undefined {
  if (signUpCapProblems(env).length > 0) return undefined;
  return DEFAULT_SIGN_UP_CAPS.map((one) => ({
    ...one,
    max: Number(env[one.setting] || one.max),
  }));
}

/** One line for each invalid cap in an environment. */
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
 * What one sign-up counts against. `client` is its network address, as src/http/ gives it; `address`
 * is the mailbox. The limits of the mailbox come last: visitors are not told of them, only of the
 * others. `isFirstOfDay` reads what was counted.
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

/** How long a mailbox gets no second email that a visitor asked for. Pages name this number. */
export const MAILBOX_PAUSE_MINUTES = 15;
/** How many such emails a mailbox gets in 24 hours. */
export const MAILBOX_PER_DAY = 3;

/**
 * What an email to somebody who may not have asked for it counts against, whichever form asked for it.
 * All aliases of a mailbox share one count.
 */
export function mailboxLimits(address: EmailAddress) {
  const limit = (max: number, windowMs: number) => {
    return { of: 'address' as const, key: `address:${mailboxKey(address)}`, max, windowMs };
  };
  return [limit(1, MAILBOX_PAUSE_MINUTES * MINUTE_MS), limit(MAILBOX_PER_DAY, DAY_MS)];
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
