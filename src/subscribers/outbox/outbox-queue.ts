import type { Job, ListJob, MailJob } from './job.ts';
import type { OutgoingMail } from './outgoing-mail.ts';

/** A job that waits to be done. */
export interface QueuedJob<J extends Job = Job> {
  id: number;
  job: J;
  /** How often it was tried in vain. */
  tries: number;
}

/** Mails under one idempotency key, unchangeable from before the first try until they are done. */
export interface FrozenBatch {
  id: number;
  key: string;
  mails: readonly OutgoingMail[];
  frozenAt: Date;
  /** How often it is known to have been tried in vain. */
  tries: number;
}

/** The outbox as it is seen by whoever does its work. Every method rejects when the disk fails. */
export interface OutboxQueue {
  /** Whether the caller may work: of several servers on one outbox one does, until it falls silent. */
  takeLease(now: Date): Promise<boolean>;
  /** Lets another one work at once. */
  giveUpLease(): Promise<void>;

  /** The frozen batch that has been due for longest. */
  dueBatch(now: Date): Promise<FrozenBatch | undefined>;
  /** Whether any batch is frozen, due or not. */
  hasBatch(): Promise<boolean>;
  /** Mails that are due and in no batch, oldest first: at most `limit`, or one that goes alone. */
  dueMails(limit: number, now: Date): Promise<QueuedJob<MailJob>[]>;
  /** Makes a batch of jobs, whose mails stand in the same order. Resolves once it is on disk. */
  freeze(
    jobs: readonly number[],
    batch: Pick<FrozenBatch, 'key' | 'mails' | 'frozenAt'>,
  ): Promise<FrozenBatch>;
  /** It is to be tried again at `due`, as it is. */
  postponeBatch(batch: number, due: Date): Promise<void>;
  /** It was certainly not done: its jobs wait until `due` and may go in others, or each `alone`. */
  dissolve(batch: number, how: { due: Date; alone: boolean }): Promise<void>;
  /** Its mails are submitted, but for those at the places `refused`, which are parked for `reason`. */
  finishBatch(
    batch: number,
    result: { refused: readonly number[]; reason: string; now: Date },
  ): Promise<void>;
  /** All its jobs wait for a person. */
  parkBatch(batch: number, reason: string): Promise<void>;

  /** The oldest job on the list that is due; of one subscriber's, only the first. */
  dueListJob(now: Date): Promise<QueuedJob<ListJob> | undefined>;
  /** It is to be tried again at `due`. */
  postpone(job: number, due: Date): Promise<void>;
  /** It is done, and what follows from it is in the outbox. */
  finish(job: number, result: { then: readonly Job[]; now: Date }): Promise<void>;
  /** It waits for a person. */
  park(job: number, reason: string): Promise<void>;

  /**
   * Makes due at once, after the clock was set back: what was never tried, and what would wait for more
   * than `maxWaitMs` milliseconds.
   */
  resetDueTimes(how: { now: Date; maxWaitMs: number }): Promise<void>;
  /** Removes what done work has left behind on the disk, and keys whose time is over. */
  cleanUp(now: Date): Promise<void>;
}
