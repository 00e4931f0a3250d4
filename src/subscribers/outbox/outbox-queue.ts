import type { Job, ListJob, MailJob } from './job.ts';
import type { OutgoingMail } from './outgoing-mail.ts';

/** A waiting job. */
export interface QueuedJob<J extends Job = Job> {
  id: number;
  job: J;
  /** Number of failed attempts. */
  tries: number;
}

/**
 * Emails with one idempotency key. A batch does not change from before its first attempt until it
 * is done.
 */
export interface FrozenBatch {
  id: number;
  key: string;
  mails: readonly OutgoingMail[];
  frozenAt: Date;
  /** Number of attempts known to have failed. */
  tries: number;
}

/** The outbox as seen by its worker. Every method rejects if the disk fails. */
export interface OutboxQueue {
  /**
   * Acquires or renews the lease. One server at a time works on an outbox, until its lease expires.
   */
  takeLease(now: Date): Promise<boolean>;
  /** Releases the lease, so that another server can start at once. */
  giveUpLease(): Promise<void>;

  /** Returns the batch that has been due the longest. */
  dueBatch(now: Date): Promise<FrozenBatch | undefined>;
  /** Whether any batch exists, due or not. */
  hasBatch(): Promise<boolean>;
  /**
   * Returns due emails that are in no batch, oldest first: at most `limit`, or a single one that
   * must be sent alone.
   */
  dueMails(limit: number, now: Date): Promise<QueuedJob<MailJob>[]>;
  /** Makes a batch of jobs; its emails are in the same order. Resolves once it is on disk. */
  freeze(
    jobs: readonly number[],
    batch: Pick<FrozenBatch, 'key' | 'mails' | 'frozenAt'>,
  ): Promise<FrozenBatch>;
  /** Schedules the next attempt of a batch, unchanged. */
  postponeBatch(batch: number, due: Date): Promise<void>;
  /**
   * The batch was certainly not submitted: its jobs wait until `due` and may join other batches, or
   * each goes `alone`.
   */
  dissolve(batch: number, options: { due: Date; alone: boolean }): Promise<void>;
  /** Removes a submitted batch. The emails at the indexes `refused` are parked with `reason`. */
  finishBatch(
    batch: number,
    result: { refused: readonly number[]; reason: string; now: Date },
  ): Promise<void>;
  /** Parks all jobs of a batch. */
  parkBatch(batch: number, reason: string): Promise<void>;

  /** Returns the oldest due list job. Jobs of one subscriber run in order. */
  dueListJob(now: Date): Promise<QueuedJob<ListJob> | undefined>;
  /** Schedules the next attempt of a job. */
  postpone(job: number, due: Date): Promise<void>;
  /** Removes a finished job and adds the jobs that follow from it, in one step. */
  finish(job: number, result: { then: readonly Job[]; now: Date }): Promise<void>;
  /** Parks a job: it waits for a person. */
  park(job: number, reason: string): Promise<void>;

  /**
   * Makes jobs due at once after the clock was set back: those never tried, and those that would
   * wait longer than `maxWaitMs` milliseconds.
   */
  resetDueTimes(options: { now: Date; maxWaitMs: number }): Promise<void>;
  /** Removes deleted data from the disk, and expired keys. */
  cleanUp(now: Date): Promise<void>;
}
