import { MAX_BATCH_SIZE, type BatchOutcome } from './outgoing-mail.ts';
import type { FrozenBatch } from './outbox-queue.ts';
import { backoffMs } from './backoff.ts';
import type { WorkerDeps } from './worker-deps.ts';
import { pause } from './pause.ts';
import type { Cooldown } from './cooldown.ts';

/** Resend knows a key for 24 hours; after that the same batch would go out once more. */
const KEY_LIFE_MS = 23 * 3_600_000;
const MOST_REST_MS = 60_000;
const MOST_BATCH_REST_MS = 5 * 60_000;
const QUOTA_REST_MS = 3_600_000;
const SETTINGS_REST_MS = 15 * 60_000;
/** After so many failures in a row it is Resend that fails, and the batches that there are show when it is back. */
const FAILURES_OF_RESEND = 3;

/**
 * Submits mails, a batch at a time; `rest` is for all work at Resend. A batch that may have been
 * accepted stays as it is, to the byte, and is tried again under its key; one that certainly was not
 * is dissolved.
 */
export function mailBatchStep(deps: WorkerDeps, rest: Cooldown) {
  const { work, mailer, log } = deps;
  /** Until there may be room in the plan's quota again. */
  const quota = pause();

  /** Whether there was a batch to try. */
  return async function step(): Promise<boolean> {
    const now = deps.now();
    if (quota.left(now) > 0) return false;

    const kept = await work.dueBatch(now);
    if (kept && now.getTime() - kept.frozenAt.getTime() > KEY_LIFE_MS) {
      await work.parkBatch(kept.id, 'outcome-unknown');
      parked('outcome-unknown', kept.mails.length);
      return true;
    }
    const batch = kept ?? ((await mayBegin()) ? await newBatch(now) : undefined);
    if (!batch) return false;

    const outcome = await mailer.submit(batch);
    await take(batch, outcome, { isDoubtful: kept !== undefined });
    return true;
  };

  async function mayBegin(): Promise<boolean> {
    return rest.failures() < FAILURES_OF_RESEND || !(await work.hasBatch());
  }

  function parked(reason: string, mails: number): void {
    log({ level: 'error', event: 'mails-parked', reason, mails });
  }

  async function newBatch(now: Date): Promise<FrozenBatch | undefined> {
    const due = await work.dueMails(MAX_BATCH_SIZE, now);
    if (due.length === 0) return undefined;
    const mails = await Promise.all(due.map(({ job }) => deps.write(job)));
    const jobs = due.map(({ id }) => id);
    return work.freeze(jobs, { key: deps.newKey(), mails, frozenAt: now });
  }

  /** `isDoubtful`: an earlier try of this batch may have been accepted. */
  async function take(
    batch: FrozenBatch,
    outcome: BatchOutcome,
    { isDoubtful }: { isDoubtful: boolean },
  ): Promise<void> {
    const now = deps.now();
    const later = (ms: number) => new Date(now.getTime() + ms);
    /** Certainly not done this time. */
    const notDone = (due: Date) =>
      isDoubtful
        ? work.postponeBatch(batch.id, due)
        : work.dissolve(batch.id, { due, alone: false });

    switch (outcome.status) {
      case 'submitted':
        rest.worked();
        await work.finishBatch(batch.id, { refused: outcome.refused, reason: 'refused', now });
        if (outcome.refused.length > 0) parked('refused', outcome.refused.length);
        return;

      case 'later': {
        rest.failed(now, MOST_REST_MS, outcome.afterMs);
        // Longer than the rest of all work, so that another batch shows whether it is this one that fails.
        const pause = 2 * backoffMs(batch.tries + 1, 1, MOST_BATCH_REST_MS);
        if (outcome.mayBeDone) await work.postponeBatch(batch.id, later(pause));
        else await notDone(later(outcome.afterMs ?? pause));
        return;
      }

      case 'quota':
        quota.begin(now, QUOTA_REST_MS);
        log({
          level: 'error',
          event: 'resend-quota-used-up',
          until: later(QUOTA_REST_MS).toISOString(),
        });
        await notDone(later(QUOTA_REST_MS));
        return;

      case 'misconfigured':
        rest.failed(now, SETTINGS_REST_MS);
        log({ level: 'error', event: 'resend-settings-refused', reason: outcome.reason });
        await notDone(now);
        return;

      case 'refused':
        rest.worked();
        // Each by itself, so that one of them does not stop the others.
        if (batch.mails.length > 1 && !isDoubtful) {
          return work.dissolve(batch.id, { due: now, alone: true });
        }
        parked(outcome.reason, batch.mails.length);
        return work.parkBatch(batch.id, outcome.reason);
    }
  }
}
