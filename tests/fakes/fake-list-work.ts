import type { ListJob, ListWork } from '../../src/domain/outbox.ts';
import type { WorkOutcome } from '../../src/domain/work-outcome.ts';

/** Keeps the jobs that it was given, and answers what it is told to. */
export class FakeListWork implements ListWork {
  outcome: WorkOutcome = { status: 'done' };
  readonly jobs: ListJob[] = [];

  async carryOut(job: ListJob): Promise<WorkOutcome> {
    this.jobs.push(job);
    return this.outcome;
  }
}
