import type { EmailAddress } from '../../core/email-address.ts';
import type { Job } from './job.ts';

/** What stands in the outbox. */
export interface OutboxState {
  /** Jobs that wait to be done. */
  depth: number;
  /** When the oldest of them came in. */
  oldest: Date | undefined;
  /** Jobs that wait for a person. */
  parked: number;
  /** When Resend last did what it was asked. */
  lastSuccess: Date | undefined;
}

/** A job that waits for a person. */
export interface ParkedJob {
  id: number;
  /** `undefined`, as the address is, for one that cannot be read. */
  kind: Job['kind'] | undefined;
  address: EmailAddress | undefined;
  /** A code. */
  reason: string;
  since: Date;
}

/** The outbox as it is seen by whoever watches over it. Every method throws when the disk fails. */
export interface OutboxReport {
  state(): OutboxState;
  /** Throws unless as much as a sign-up takes could be written. */
  probe(now: Date): void;
  parked(): ParkedJob[];
  /** Has a parked job, or all of them, done once more; gives their number. */
  retry(job: number | 'all', now: Date): number;
  /** Forgets a parked job; gives the number of those it was. */
  drop(job: number): number;
}
