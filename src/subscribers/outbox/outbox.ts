import type { Job, ListJob } from './job.ts';
import type { JobOutcome } from './job-outcome.ts';

/** Takes work that must not be lost. */
export interface Outbox {
  /**
   * Resolves once the job is on disk. A `key` names a piece of work: a second job of the same key
   * is `known`, whether the first is done or not. It may hold an address or a token, and is kept for
   * some days: as a hash.
   * `unavailable`: nothing was kept, and nobody may be told that it was.
   */
  add(entry: { key: string; job: Job; now: Date }): Promise<'kept' | 'known' | 'unavailable'>;
  /** Keeps nothing, and takes as long as `add`: for an answer whose time must not tell that. */
  addNothing(now: Date): ReturnType<Outbox['add']>;
}

/** Does the work on the list of subscribers. Doing a job again comes to the same as doing it once. */
export interface ListJobHandler {
  handle(job: ListJob): Promise<JobOutcome>;
}
