import type { EmailAddress } from '../../core/email-address.ts';
import type { Job } from './job.ts';

/** The state of the outbox. */
export interface OutboxState {
  /** Number of waiting jobs. */
  depth: number;
  /** When the oldest waiting job was added. */
  oldest: Date | undefined;
  /** Number of parked jobs. */
  parked: number;
  /** Time of the last successful request to the provider. */
  lastSuccess: Date | undefined;
}

/** A job that waits for a person. */
export interface ParkedJob {
  id: number;
  /** `undefined`, like the address, if the job cannot be parsed. */
  kind: Job['kind'] | undefined;
  address: EmailAddress | undefined;
  /** A code, never free text. */
  reason: string;
  since: Date;
}

/** The outbox as seen by operators. Every method throws if the disk fails. */
export interface OutboxReport {
  state(): OutboxState;
  /** Writes as much as a sign-up does. Throws if that is not possible. */
  probe(now: Date): void;
  parked(): ParkedJob[];
  /** Requeues one parked job or all of them. Returns their number. */
  retry(job: number | 'all', now: Date): number;
  /** Deletes a parked job. Returns the number of deleted jobs. */
  drop(job: number): number;
}
