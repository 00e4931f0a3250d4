import type { ListJob } from '../../src/subscribers/outbox/job.ts';
import type { ListJobHandler } from '../../src/subscribers/outbox/outbox.ts';
import type { JobOutcome } from '../../src/subscribers/outbox/job-outcome.ts';

/** Records the jobs that it receives, and returns the outcomes that it is given. */
export class FakeListJobHandler implements ListJobHandler {
  outcome: JobOutcome = { status: 'done' };
  readonly jobs: ListJob[] = [];

  async handle(job: ListJob): Promise<JobOutcome> {
    this.jobs.push(job);
    return this.outcome;
  }
}
