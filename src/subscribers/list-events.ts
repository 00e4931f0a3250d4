import type { EmailAddress } from '../core/email-address.ts';
import type { Job } from './outbox/job.ts';
import type { Outbox } from './outbox/outbox.ts';

/** An event that affects a subscriber, reported by the provider. */
export interface ListEvent {
  /** `bounce`: a permanent bounce; `change`: the reader changed something at the provider. */
  kind: 'bounce' | 'complaint' | 'change';
  address: EmailAddress;
  at: Date;
}

/** A webhook request whose signature is not verified yet. */
export interface SignedMessage {
  id: string;
  /** Unix time in seconds, as the sender wrote it. */
  timestamp: string;
  signature: string;
  /** The raw body, because the signature covers it. */
  body: string;
}

export type WebhookResult =
  /** Verified. `events` is empty if the event does not affect the list. */
  | { status: 'read'; type: string; events: readonly ListEvent[] }
  /** The signature is invalid or too old. */
  | { status: 'forged' }
  /** Verified, but the body does not match the schema. */
  | { status: 'unreadable' };

export type EventReader = (message: SignedMessage) => WebhookResult;

/**
 * Queues a job for each event of the message `id`. Repeating a message adds nothing. Jobs carry the
 * time of the event, so a late one cannot undo a newer decision of the reader.
 */
export async function queueEvents(
  id: string,
  events: readonly ListEvent[],
  { outbox, now }: { outbox: Outbox; now: Date },
): Promise<'queued' | 'unavailable'> {
  for (const [place, event] of events.entries()) {
    const kept = await outbox.add({ key: `webhook/${id}/${place}`, job: jobOf(event), now });
    if (kept === 'unavailable') return kept;
  }
  return 'queued';
}

function jobOf({ kind, address, at }: ListEvent): Job {
  return kind === 'change'
    ? { kind: 'note-change', address, at }
    : { kind: 'leave', address, at, reason: kind };
}
