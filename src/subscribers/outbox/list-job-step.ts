import type { ListJob } from './job.ts';
import type { QueuedJob } from './outbox-queue.ts';
import type { JobOutcome } from './job-outcome.ts';
import { backoffMs } from './backoff.ts';
import type { WorkerDeps } from './worker-deps.ts';
import type { Cooldown } from './cooldown.ts';

const MOST_REST_MS = 60_000;
const MOST_JOB_REST_MS = 30 * 60_000;
const SETTINGS_REST_MS = 15 * 60_000;
/** With the pauses between them these take some two days. */
const MOST_TRIES = 100;

/** Does the jobs on the list of subscribers, one at a time; `rest` is for all work at Resend. */
export function listJobStep(deps: WorkerDeps, rest: Cooldown) {
  const { work, list, log } = deps;

  /** Whether there was a job to try. */
  return async function step(): Promise<boolean> {
    const due = await work.dueListJob(deps.now());
    if (!due) return false;
    await take(due, await list.handle(due.job));
    return true;
  };

  async function take({ id, job, tries }: QueuedJob<ListJob>, outcome: JobOutcome): Promise<void> {
    const now = deps.now();
    const park = async (reason: string) => {
      log({ level: 'error', event: 'job-parked', kind: job.kind, reason });
      await work.park(id, reason);
    };
    switch (outcome.status) {
      case 'done':
        rest.worked();
        return work.finish(id, { then: outcome.then ?? [], now });

      case 'superseded':
        rest.worked();
        return work.finish(id, { then: [], now });

      case 'refused':
        rest.worked();
        return park(outcome.reason);

      case 'misconfigured':
        log({ level: 'error', event: 'resend-settings-refused', reason: outcome.reason });
        rest.failed(now, SETTINGS_REST_MS);
        return work.postpone(id, now);

      case 'quota':
      case 'later': {
        const askedMs = outcome.status === 'later' ? outcome.afterMs : undefined;
        rest.failed(now, MOST_REST_MS, askedMs);
        if (tries + 1 >= MOST_TRIES) return park(outcome.reason);
        const pause = askedMs ?? 2 * backoffMs(tries + 1, 1, MOST_JOB_REST_MS);
        return work.postpone(id, new Date(now.getTime() + pause));
      }
    }
  }
}
