import type { EmailAddress } from '../core/email-address.ts';
import type { Job } from './outbox/job.ts';
import type { Outbox } from './outbox/outbox.ts';

/** Something that happened to a reader's address outside this site. */
export interface ListEvent {
  /** `bounce`: the mailbox is gone for good; `change`: the reader changed something at Resend. */
  kind: 'bounce' | 'complaint' | 'change';
  address: EmailAddress;
  at: Date;
}

/** What was sent to the webhook, nothing of it believed yet. */
export interface SignedMessage {
  id: string;
  /** Seconds since 1970, as the sender wrote them. */
  timestamp: string;
  signature: string;
  /** As it came: the signature is over these characters. */
  body: string;
}

export type WebhookResult =
  /** Genuine; `events` is empty when it is of no concern to the list. */
  | { status: 'read'; type: string; events: readonly ListEvent[] }
  /** Not signed with our secret, or too long ago. */
  | { status: 'forged' }
  /** Genuine, but not in the shape that is known. */
  | { status: 'unreadable' };

export type EventReader = (message: SignedMessage) => WebhookResult;

/**
 * Puts what follows from the events of message `id` into the outbox. The same message again adds
 * nothing, and the moments see to it that a late one undoes nothing that the reader has decided since.
 */
export async function queueEvents(
  id: string,
  events: readonly ListEvent[],
  { outbox, now }: { outbox: Outbox; now: Date },
): Promise<'taken' | 'unavailable'> {
  for (const [place, event] of events.entries()) {
    const kept = await outbox.add({ key: `webhook/${id}/${place}`, job: jobOf(event), now });
    if (kept === 'unavailable') return kept;
  }
  return 'taken';
}

function jobOf({ kind, address, at }: ListEvent): Job {
  return kind === 'change'
    ? { kind: 'note-change', address, at }
    : { kind: 'leave', address, at, reason: kind };
}
