import {
  checkEmailAddress,
  sameMailbox,
  type AddressFault,
  type EmailAddress,
} from '../core/email-address.ts';
import { mailboxLimits, readerLimits, type Limiter } from './limits.ts';
import { links } from '../core/links.ts';
import type { Choice, ChoiceFault } from './newsletter-choice.ts';
import type { Job } from './outbox/job.ts';
import type { Outbox } from './outbox/outbox.ts';
import { requestKey } from './outbox/request-key.ts';
import { readPreferencesLink } from './preferences.ts';
import type { SignedLinks } from './signed-links.ts';

/** What a reader can request with a preferences link. */
export type PreferenceChange =
  | { kind: 'choose'; choice: Choice }
  | { kind: 'leave' }
  | { kind: 'erase' }
  /** Send everything to another address, after that address confirms. */
  | { kind: 'move'; typed: unknown }
  | { kind: 'confirm-move' };

export type ChangeResult =
  /** The change is in the outbox. `address` is the address it affects: for a move, the new one. */
  | { status: 'accepted'; change: PreferenceChange['kind']; address: EmailAddress }
  | { status: 'invalid-choice'; fault: ChoiceFault }
  | { status: 'invalid-address'; fault: AddressFault }
  | { status: 'limited'; afterMs: number }
  | { status: 'expired' }
  /** The token is not ours, or was issued for something else. */
  | { status: 'invalid' }
  | { status: 'unavailable' };

interface Deps {
  signedLinks: SignedLinks;
  outbox: Outbox;
  limiter: Limiter;
  /** Returns the promises of these newsletters, which the reader agrees to. */
  promiseOf: (newsletters: readonly string[]) => string;
  now: Date;
}

/** Adds the requested change to the outbox. */
export async function changePreferences(
  token: string,
  change: PreferenceChange,
  deps: Deps,
): Promise<ChangeResult> {
  const link = await readPreferencesLink(token, deps);
  if (link.status === 'expired' || link.status === 'invalid') return link;
  // The token of a preferences link and the token that confirms a new address are not
  // interchangeable.
  if ((link.status === 'new-address') !== (change.kind === 'confirm-move')) {
    return { status: 'invalid' };
  }

  const { address } = link;
  const { now } = deps;
  const enqueue = async (key: string, job: Job): Promise<ChangeResult> => {
    const kept = await deps.outbox.add({ key, job, now });
    const { address: affected } = job;
    return kept === 'unavailable'
      ? { status: kept }
      : { status: 'accepted', change: change.kind, address: affected };
  };

  switch (change.kind) {
    case 'choose': {
      if ('fault' in change.choice) return { status: 'invalid-choice', fault: change.choice.fault };
      const { newsletters } = change.choice;
      const consent = { at: now, page: links.preferences, text: deps.promiseOf(newsletters) };
      const key = requestKey('choose', [address, ...newsletters], now);
      return enqueue(key, { kind: 'choose', address, newsletters, consent });
    }
    case 'leave': {
      const key = requestKey('leave', [address], now);
      return enqueue(key, { kind: 'leave', address, at: now, reason: 'reader' });
    }
    case 'erase':
      return enqueue(requestKey('erase', [address], now), { kind: 'erase', address });
    case 'move': {
      const check = checkEmailAddress(change.typed);
      if ('fault' in check) return { status: 'invalid-address', fault: check.fault };
      return move({ from: address, to: check.address }, deps, enqueue);
    }
    case 'confirm-move':
      // A link confirms one change; a second click adds the same job.
      return link.status === 'new-address'
        ? enqueue(`change-address/${token}`, {
            kind: 'change-address',
            address,
            from: link.from,
            at: now,
          })
        : { status: 'invalid' };
  }
}

/**
 * Queues the email that confirms a new address. The owner of that address has not asked for it, so
 * the limits of a sign-up apply.
 */
async function move(
  { from, to }: { from: EmailAddress; to: EmailAddress },
  { limiter, outbox, now }: Deps,
  enqueue: (key: string, job: Job) => Promise<ChangeResult>,
): Promise<ChangeResult> {
  const job = { kind: 'mail-address-change', address: to, from, issuedAt: now } as const;
  const taken = await limiter.take([...readerLimits(from), ...mailboxLimits(to)], now);
  if ('full' in taken) {
    const { of, windowMs } = taken.full;
    if (of === 'reader') return { status: 'limited', afterMs: windowMs };
    // Answer as usual: an error would reveal that somebody asked before.
    const kept = await outbox.addNothing(now, job);
    return kept === 'unavailable'
      ? { status: kept }
      : { status: 'accepted', change: 'move', address: to };
  }
  return enqueue(requestKey('move', [from, sameMailbox(to)], now), job);
}
