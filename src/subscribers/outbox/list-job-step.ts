import type { ListJob } from './job.ts';
import type { QueuedJob } from './outbox-queue.ts';
import type { JobOutcome } from './job-outcome.ts';
import { backoffMs } from './backoff.ts';
import type { WorkerDeps } from './worker-deps.ts';
import type { Cooldown } from './cooldown.ts';

const MAX_COOLDOWN_MS = 60_000;
const MAX_JOB_DELAY_MS = 30 * 60_000;
const MISCONFIGURED_COOLDOWN_MS = 15 * 60_000;
/** With the delays between them, these take about two days. */
const MAX_TRIES = 100;

/** Runs list jobs one at a time. `cooldown` is shared by all requests to the provider. */
export function listJobStep(deps: WorkerDeps, cooldown: Cooldown) {
  const { queue, listJobHandler, log } = deps;

  /** Returns whether a job was due. */
  return async function step(): Promise<boolean> {
    const due = await queue.dueListJob(deps.now());
    if (!due) return false;
    await settle(due, await listJobHandler.handle(due.job));
    return true;
  };

  async function settle(
    { id, job, tries }: QueuedJob<ListJob>,
    outcome: JobOutcome,
  ): Promise<void> {
    const now = deps.now();
    const park = async (reason: string) => {
      log({ level: 'error', event: 'job-parked', kind: job.kind, reason });
      await queue.park(id, reason);
    };
    switch (outcome.status) {
      case 'done':
        cooldown.succeeded();
        return queue.finish(id, { then: outcome.then ?? [], now });

      case 'superseded':
        cooldown.succeeded();
        return queue.finish(id, { then: [], now });

      case 'refused':
        cooldown.succeeded();
        return park(outcome.reason);

      case 'misconfigured':
        log({ level: 'error', event: 'resend-settings-refused', reason: outcome.reason });
        cooldown.failed(now, MISCONFIGURED_COOLDOWN_MS);
        return queue.postpone(id, now);

      case 'quota':
      case 'later': {
        const retryAfterMs = outcome.status === 'later' ? outcome.afterMs : undefined;
        cooldown.failed(now, MAX_COOLDOWN_MS, retryAfterMs);
        if (tries + 1 >= MAX_TRIES) return park(outcome.reason);
        const delay = retryAfterMs ?? 2 * backoffMs(tries + 1, 1, MAX_JOB_DELAY_MS);
        return queue.postpone(id, new Date(now.getTime() + delay));
      }
    }
  }
}
