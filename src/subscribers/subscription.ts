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

/** What a visitor sent with the form. */
export interface SignUp {
  typed: unknown;
  /** What stands in the field that people do not see. */
  trap: string | undefined;
  newsletters: readonly string[];
  /** Path of the page whose form was sent. */
  page: string;
  /** The network address that it came from, as src/http/ gives it. */
  client: string;
}

export type RequestResult =
  /** Said for every address that could be one, whatever becomes of it. */
  | { status: 'requested' }
  | { status: 'invalid-address'; fault: AddressFault }
  /** `afterMs`: when there will be room again, in milliseconds. */
  | { status: 'limited'; of: Exclude<SignUpLimit['of'], 'address'>; afterMs: number }
  | { status: 'unavailable'; address: EmailAddress };

/**
 * Puts a confirmation mail to the address that a visitor typed into the outbox. Neither the list nor
 * Resend is asked, and where nothing is to be done the disk is written to all the same, so neither the
 * answer nor its time tells anything about the address. The first mail to an address in 24 hours goes
 * out unseen; before another one the worker looks whether it is of any use.
 */
export async function requestSubscription(
  { typed, trap, newsletters, page, client }: SignUp,
  deps: { outbox: Outbox; limiter: Limiter; caps: readonly SignUpCap[]; log: Log; now: Date },
): Promise<RequestResult> {
  const { now, outbox } = deps;
  if (trap) {
    await outbox.addNothing(now);
    return { status: 'requested' };
  }
  const check = checkEmailAddress(typed);
  if ('fault' in check) return { status: 'invalid-address', fault: check.fault };
  const { address } = check;
  const answer = (kept: Awaited<ReturnType<Outbox['add']>>): RequestResult =>
    kept === 'unavailable' ? { status: kept, address } : { status: 'requested' };

  const limits = signUpLimits({ client, address }, deps.caps);
  const taking = await deps.limiter.take(limits, now);
  if ('full' in taking) {
    const { of } = taking.full;
    // Of a mailbox the limit is kept in silence: saying so would tell that somebody asked before.
    return of === 'address'
      ? answer(await outbox.addNothing(now))
      : limited(of, taking.full, deps.log);
  }

  const kind = isFirstOfDay(taking.uses) ? 'mail-confirmation' : 'confirm-again';
  const kept = await outbox.add({
    key: `confirm/${mailboxKey(address)}/${windowOf(now).toISOString()}`,
    job: { kind, address, newsletters: [...newsletters], issuedAt: now, page },
    now,
  });
  // Or the next try, which the visitor is asked for, would be one too many.
  if (kept === 'unavailable') await deps.limiter.giveBack(limits, now);
  return answer(kept);
}

export type ConfirmResult =
  | { status: 'subscribed' }
  | Exclude<LinkResult<'subscribe'>, { status: 'valid' }>
  | { status: 'unavailable'; address: EmailAddress };

/**
 * Puts the address of a valid confirmation link into the outbox, to be put on the list. Confirming
 * again changes nothing, and neither does a link that is older than what the reader decided since.
 */
export async function confirmSubscription(
  token: string,
  deps: {
    signedLinks: SignedLinks;
    outbox: Outbox;
    /** What the reader agrees to: the promises of these newsletters. */
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
 * The start of the window that `now` lies in. A mailbox gets at most one email in each,
 * under however many aliases and however often the form is sent, and also when the limiter has
 * forgotten its counts in a restart.
 */
function windowOf(now: Date): Date {
  return new Date(Math.floor(now.getTime() / WINDOW_MS) * WINDOW_MS);
}
