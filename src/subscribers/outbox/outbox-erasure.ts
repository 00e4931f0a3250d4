import type { EmailAddress } from '../../core/email-address.ts';

/** What the outbox holds of an address. */
export interface OutboxTraces {
  /** Jobs that wait to be done, or for a person. */
  waiting: number;
  parked: number;
  /** Mails that may have reached Resend and wait to be known: they can only be removed after that. */
  inDoubt: number;
}

/** Forgets an address in the outbox. Both throw when the disk fails. */
export interface OutboxErasure {
  traces(address: EmailAddress): OutboxTraces;
  /** Removes what waits and what is parked, also from what the disk keeps of it. */
  erase(address: EmailAddress): void;
}
