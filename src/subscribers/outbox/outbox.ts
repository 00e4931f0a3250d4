import type { Job, ListJob, MailJob } from './job.ts';
import type { JobOutcome } from './job-outcome.ts';

/** Accepts jobs that must not be lost. */
export interface Outbox {
  /**
   * Resolves once the job is on disk or, without a disk, done. A second job with the same `key` is `known`, whether the
   * first one is done or not. The key may contain an address or a token; it is stored as a hash for
   * some days. `unavailable`: nothing was stored, and nobody may be told otherwise.
   */
  add(entry: { key: string; job: Job; now: Date }): Promise<'kept' | 'known' | 'unavailable'>;
  /**
   * Does nothing but takes as long as `add`, so that the response time reveals nothing. `instead` is the
   * email that is not sent, where sending is what takes the time.
   */
  addNothing(now: Date, instead?: MailJob): ReturnType<Outbox['add']>;
}

/** Handles jobs that change the list of subscribers. Idempotent. */
export interface ListJobHandler {
  handle(job: ListJob): Promise<JobOutcome>;
}
