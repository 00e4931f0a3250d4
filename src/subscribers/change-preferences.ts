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

/** What the holder of a link to the preferences asks for. */
export type PreferenceChange =
  | { kind: 'choose'; choice: Choice }
  | { kind: 'leave' }
  | { kind: 'erase' }
  /** Receive everything at another address, once that has confirmed it. */
  | { kind: 'move'; typed: unknown }
  | { kind: 'confirm-move' };

export type ChangeResult =
  /** It is kept and will be done; `address` is whom it is about: of a move, the new one. */
  | { status: 'taken'; change: PreferenceChange['kind']; address: EmailAddress }
  | { status: 'invalid-choice'; fault: ChoiceFault }
  | { status: 'invalid-address'; fault: AddressFault }
  | { status: 'limited'; afterMs: number }
  | { status: 'expired' }
  /** No link of ours, or one that is not for this. */
  | { status: 'invalid' }
  | { status: 'unavailable' };

interface Deps {
  signedLinks: SignedLinks;
  outbox: Outbox;
  limiter: Limiter;
  /** What the reader agrees to: the promises of these newsletters. */
  promiseOf: (newsletters: readonly string[]) => string;
  now: Date;
}

/** Puts what the holder of the link asks for into the outbox. */
export async function changePreferences(
  token: string,
  change: PreferenceChange,
  deps: Deps,
): Promise<ChangeResult> {
  const link = await readPreferencesLink(token, deps);
  if (link.status === 'expired' || link.status === 'invalid') return link;
  // Each of the two links is for one thing, and not for the other.
  if ((link.status === 'new-address') !== (change.kind === 'confirm-move')) {
    return { status: 'invalid' };
  }

  const { address } = link;
  const { now } = deps;
  const take = async (key: string, job: Job): Promise<ChangeResult> => {
    const kept = await deps.outbox.add({ key, job, now });
    const { address: concerned } = job;
    return kept === 'unavailable'
      ? { status: kept }
      : { status: 'taken', change: change.kind, address: concerned };
  };

  switch (change.kind) {
    case 'choose': {
      if ('fault' in change.choice) return { status: 'invalid-choice', fault: change.choice.fault };
      const { newsletters } = change.choice;
      const consent = { at: now, page: links.preferences, text: deps.promiseOf(newsletters) };
      const key = requestKey('choose', [address, ...newsletters], now);
      return take(key, { kind: 'choose', address, newsletters, consent });
    }
    case 'leave': {
      const key = requestKey('leave', [address], now);
      return take(key, { kind: 'leave', address, at: now, reason: 'reader' });
    }
    case 'erase':
      return take(requestKey('erase', [address], now), { kind: 'erase', address });
    case 'move': {
      const check = checkEmailAddress(change.typed);
      if ('fault' in check) return { status: 'invalid-address', fault: check.fault };
      return move({ from: address, to: check.address }, deps, take);
    }
    case 'confirm-move':
      // The link is good for one change: pressed again, it is the same.
      return link.status === 'new-address'
        ? take(`change-address/${token}`, {
            kind: 'change-address',
            address,
            from: link.from,
            at: now,
          })
        : { status: 'invalid' };
  }
}

/** Mails the link that confirms a new address. That mailbox is nobody's yet, so it is spared as in a sign-up. */
async function move(
  { from, to }: { from: EmailAddress; to: EmailAddress },
  { limiter, outbox, now }: Deps,
  take: (key: string, job: Job) => Promise<ChangeResult>,
): Promise<ChangeResult> {
  const taking = await limiter.take([...readerLimits(from), ...mailboxLimits(to)], now);
  if ('full' in taking) {
    const { of, windowMs } = taking.full;
    if (of === 'reader') return { status: 'limited', afterMs: windowMs };
    // Kept in silence: saying so would tell that somebody asked before.
    const kept = await outbox.addNothing(now);
    return kept === 'unavailable'
      ? { status: kept }
      : { status: 'taken', change: 'move', address: to };
  }
  return take(requestKey('move', [from, sameMailbox(to)], now), {
    kind: 'mail-address-change',
    address: to,
    from,
    issuedAt: now,
  });
}
