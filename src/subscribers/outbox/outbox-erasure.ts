import type { EmailAddress } from '../../core/email-address.ts';

/** What the outbox holds about an address. */
export interface OutboxTraces {
  /** Waiting jobs. */
  waiting: number;
  /** Parked jobs. */
  parked: number;
  /** Emails that may have been submitted. They can be removed only after the outcome is known. */
  inDoubt: number;
}

/** Erases an address from the outbox. Both methods throw if the disk fails. */
export interface OutboxErasure {
  traces(address: EmailAddress): OutboxTraces;
  /** Removes waiting and parked jobs, including deleted data still on disk. */
  erase(address: EmailAddress): void;
}
