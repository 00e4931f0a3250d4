import { checkEmailAddress, type AddressFault, type EmailAddress } from '../core/email-address.ts';
import {
  isFirstOfDay,
  MAILBOX_PAUSE_MINUTES,
  signUpLimits,
  type Limiter,
  type SignUpCap,
  type SignUpLimit,
} from './limits.ts';
import type { Log } from '../core/log.ts';
import { mailboxKey } from './mailbox-key.ts';
import type { Outbox } from './outbox/outbox.ts';
import type { LinkResult, SignedLinks } from './signed-links.ts';

/** A submitted sign-up form. */
export interface SignUp {
  typed: unknown;
  /** The value of the honeypot field, which people do not see. */
  honeypot: string | undefined;
  newsletters: readonly string[];
  /** Path of the page with the form. */
  page: string;
  /** Network address of the visitor, from src/http/. */
  client: string;
}

export type RequestResult =
  /** The answer for every valid address, regardless of what happens next. */
  | { status: 'requested' }
  | { status: 'invalid-address'; fault: AddressFault }
  /** `afterMs`: milliseconds until the limit has room again. */
  | { status: 'limited'; of: Exclude<SignUpLimit['of'], 'address'>; afterMs: number }
  | { status: 'unavailable'; address: EmailAddress };

/**
 * Queues a confirmation email to the address that a visitor typed. The list is not asked, and the outbox
 * works even if there is nothing to do, so neither the answer nor its time reveals anything about the
 * address. The first email to an address in 24 hours is sent without a check; before the next one, the
 * worker checks whether it is useful.
 */
export async function requestSubscription(
  { typed, honeypot, newsletters, page, client }: SignUp,
  deps: { outbox: Outbox; limiter: Limiter; caps: readonly SignUpCap[]; log: Log; now: Date },
): Promise<RequestResult> {
  const { now, outbox } = deps;
  if (honeypot) {
    await outbox.addNothing(now);
    return { status: 'requested' };
  }
  const check = checkEmailAddress(typed);
  if ('fault' in check) return { status: 'invalid-address', fault: check.fault };
  const { address } = check;
  const answer = (kept: Awaited<ReturnType<Outbox['add']>>): RequestResult =>
    kept === 'unavailable' ? { status: kept, address } : { status: 'requested' };

  const email = { address, newsletters: [...newsletters], issuedAt: now, page };
  const limits = signUpLimits({ client, address }, deps.caps);
  const taken = await deps.limiter.take(limits, now);
  if ('full' in taken) {
    const { of } = taken.full;
    // Never reveal this limit: an error would show that somebody asked before.
    return of === 'address'
      ? answer(await outbox.addNothing(now, { kind: 'mail-confirmation', ...email }))
      : limited(of, taken.full, deps.log);
  }

  const kind = isFirstOfDay(taken.uses) ? 'mail-confirmation' : 'confirm-again';
  const kept = await outbox.add({
    key: `confirm/${mailboxKey(address)}/${windowOf(now).toISOString()}`,
    job: { kind, ...email },
    now,
  });
  // Otherwise the retry that the visitor is asked for would hit the limit.
  if (kept === 'unavailable') await deps.limiter.giveBack(limits, now);
  return answer(kept);
}

export type ConfirmResult =
  | { status: 'subscribed' }
  | Exclude<LinkResult<'subscribe'>, { status: 'valid' }>
  | { status: 'unavailable'; address: EmailAddress };

/**
 * Queues the subscription of a valid confirmation link. Confirming again changes nothing. A link
 * that is older than the last decision of the reader has no effect.
 */
export async function confirmSubscription(
  token: string,
  deps: {
    signedLinks: SignedLinks;
    outbox: Outbox;
    /** Returns the promises of these newsletters, which the reader agrees to. */
    promiseOf: (newsletters: readonly string[]) => string;
    now: Date;
  },
): Promise<ConfirmResult> {
  const { signedLinks, outbox, promiseOf, now } = deps;
  const reading = await signedLinks.read('subscribe', token, now);
  if (reading.status !== 'valid') return reading;

  const { grant, issuedAt } = reading;
  const { address, newsletters, page } = grant;
  const kept = await outbox.add({
    key: `subscribe/${token}`,
    job: {
      kind: 'subscribe',
      address,
      newsletters: [...newsletters],
      consent: { at: now, page, text: promiseOf(newsletters) },
      issuedAt,
    },
    now,
  });
  return kept === 'unavailable' ? { status: kept, address } : { status: 'subscribed' };
}

function limited(
  of: Exclude<SignUpLimit['of'], 'address'>,
  { max, windowMs }: SignUpLimit,
  log: Log,
): RequestResult {
  log({
    level: of === 'everybody' ? 'error' : 'warn',
    event: `sign-ups-limited-${of}`,
    max,
    windowMs,
  });
  return { status: 'limited', of, afterMs: windowMs };
}

const WINDOW_MS = MAILBOX_PAUSE_MINUTES * 60_000;

/**
 * The start of the window that contains `now`. It limits a mailbox to one email per window for any
 * number of aliases and requests, even after a restart that clears the limiter.
 */
export function windowOf(now: Date): Date {
  return new Date(Math.floor(now.getTime() / WINDOW_MS) * WINDOW_MS);
}
