import { MAX_BATCH_SIZE, type BatchOutcome } from './outgoing-mail.ts';
import type { FrozenBatch } from './outbox-queue.ts';
import { backoffMs } from './backoff.ts';
import type { WorkerDeps } from './worker-deps.ts';
import { pause } from './pause.ts';
import type { Cooldown } from './cooldown.ts';

/** Resend remembers an idempotency key for 24 hours; after that, the batch would be sent again. */
const KEY_LIFE_MS = 23 * 3_600_000;
const MAX_COOLDOWN_MS = 60_000;
const MAX_BATCH_DELAY_MS = 5 * 60_000;
const QUOTA_PAUSE_MS = 3_600_000;
const MISCONFIGURED_COOLDOWN_MS = 15 * 60_000;
/**
 * After this many failures in a row the provider itself is down: no new batches until an existing
 * one succeeds.
 */
const MAX_PROVIDER_FAILURES = 3;

/**
 * Submits emails in batches. `cooldown` is shared by all requests to the provider. A batch that may
 * have been accepted is retried unchanged, byte for byte, under its idempotency key; one that was
 * certainly not accepted is dissolved.
 */
export function mailBatchStep(deps: WorkerDeps, cooldown: Cooldown) {
  const { queue, mailer, log } = deps;
  /** Pause until the quota of the plan may have room again. */
  const quota = pause();

  /** Returns whether a batch was due. */
  return async function step(): Promise<boolean> {
    const now = deps.now();
    if (quota.remainingMs(now) > 0) return false;

    const kept = await queue.dueBatch(now);
    if (kept && now.getTime() - kept.frozenAt.getTime() > KEY_LIFE_MS) {
      await queue.parkBatch(kept.id, 'outcome-unknown');
      logParked('outcome-unknown', kept.mails.length);
      return true;
    }
    const batch = kept ?? ((await mayStartBatch()) ? await newBatch(now) : undefined);
    if (!batch) return false;

    const outcome = await mailer.submit(batch);
    await settle(batch, outcome, { isDoubtful: kept !== undefined });
    return true;
  };

  async function mayStartBatch(): Promise<boolean> {
    return cooldown.failures() < MAX_PROVIDER_FAILURES || !(await queue.hasBatch());
  }

  function logParked(reason: string, mails: number): void {
    log({ level: 'error', event: 'mails-parked', reason, mails });
  }

  async function newBatch(now: Date): Promise<FrozenBatch | undefined> {
    const due = await queue.dueMails(MAX_BATCH_SIZE, now);
    if (due.length === 0) return undefined;
    const mails = await Promise.all(due.map(({ job }) => deps.writeMail(job)));
    const jobs = due.map(({ id }) => id);
    return queue.freeze(jobs, { key: deps.newKey(), mails, frozenAt: now });
  }

  /** `isDoubtful`: an earlier attempt of this batch may have been accepted. */
  async function settle(
    batch: FrozenBatch,
    outcome: BatchOutcome,
    { isDoubtful }: { isDoubtful: boolean },
  ): Promise<void> {
    const now = deps.now();
    const later = (ms: number) => new Date(now.getTime() + ms);
    /** Reschedules a batch that this attempt certainly did not submit. */
    const reschedule = (due: Date) =>
      isDoubtful
        ? queue.postponeBatch(batch.id, due)
        : queue.dissolve(batch.id, { due, alone: false });

    switch (outcome.status) {
      case 'submitted':
        cooldown.succeeded();
        await queue.finishBatch(batch.id, { refused: outcome.refused, reason: 'refused', now });
        if (outcome.refused.length > 0) logParked('refused', outcome.refused.length);
        return;

      case 'later': {
        cooldown.failed(now, MAX_COOLDOWN_MS, outcome.afterMs);
        // Longer than the cooldown, so that another batch shows whether only this one fails.
        const delay = 2 * backoffMs(batch.tries + 1, 1, MAX_BATCH_DELAY_MS);
        if (outcome.mayBeDone) await queue.postponeBatch(batch.id, later(delay));
        else await reschedule(later(outcome.afterMs ?? delay));
        return;
      }

      case 'quota':
        quota.begin(now, QUOTA_PAUSE_MS);
        log({
          level: 'error',
          event: 'resend-quota-used-up',
          until: later(QUOTA_PAUSE_MS).toISOString(),
        });
        await reschedule(later(QUOTA_PAUSE_MS));
        return;

      case 'misconfigured':
        cooldown.failed(now, MISCONFIGURED_COOLDOWN_MS);
        log({ level: 'error', event: 'resend-settings-refused', reason: outcome.reason });
        await reschedule(now);
        return;

      case 'refused':
        cooldown.succeeded();
        // Each alone, so that one rejected email does not block the others.
        if (batch.mails.length > 1 && !isDoubtful) {
          return queue.dissolve(batch.id, { due: now, alone: true });
        }
        logParked(outcome.reason, batch.mails.length);
        return queue.parkBatch(batch.id, outcome.reason);
    }
  }
}
