import type { ListJob } from '../../src/subscribers/outbox/job.ts';
import type { ListWork } from '../../src/subscribers/outbox/outbox.ts';
import type { WorkOutcome } from '../../src/subscribers/outbox/work-outcome.ts';

/** Keeps the jobs that it was given, and answers what it is told to. */
export class FakeListWork implements ListWork {
  outcome: WorkOutcome = { status: 'done' };
  readonly jobs: ListJob[] = [];

  async carryOut(job: ListJob): Promise<WorkOutcome> {
    this.jobs.push(job);
    return this.outcome;
  }
}
