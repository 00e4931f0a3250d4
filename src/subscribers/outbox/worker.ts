import { reasonOf } from '../../core/log.ts';
import { listJobStep } from './list-job-step.ts';
import { mailBatchStep } from './mail-batch-step.ts';
import type { WorkerDeps } from './worker-deps.ts';
import { cooldown as newCooldown } from './cooldown.ts';

/** Interval at which an empty outbox is checked. */
const POLL_MS = 250;
const MAX_COOLDOWN_MS = 60_000;
/** Smaller corrections of the clock are normal. */
const MAX_CLOCK_CORRECTION_MS = 500;
/** No job waits longer between two attempts unless the provider asks for it. */
const MAX_DELAY_MS = 3_600_000;

/** Runs the jobs of the outbox in order, alternating between emails and list jobs. */
export function worker(deps: WorkerDeps): {
  /** Runs one step; returns the milliseconds to wait before the next. */
  step(): Promise<number>;
} {
  const { queue, log } = deps;
  const cooldown = newCooldown(deps.random);
  const mails = mailBatchStep(deps, cooldown);
  const list = listJobStep(deps, cooldown);
  let turns = [mails, list];
  let lastSeen: Date | undefined;

  /**
   * Jobs are due by wall-clock time. After the clock was set back, even while no server ran, they
   * would wait too long.
   */
  async function followClock(now: Date): Promise<void> {
    const isSetBack =
      lastSeen !== undefined && lastSeen.getTime() - now.getTime() > MAX_CLOCK_CORRECTION_MS;
    if (lastSeen === undefined || isSetBack) {
      await queue.resetDueTimes({ now, maxWaitMs: isSetBack ? 0 : MAX_DELAY_MS });
    }
    lastSeen = now;
  }

  async function step(): Promise<number> {
    const now = deps.now();
    if (!(await queue.takeLease(now))) return POLL_MS;
    await followClock(now);
    const remaining = cooldown.remainingMs(now);
    if (remaining > 0) return Math.min(remaining, POLL_MS);

    turns = turns.toReversed();
    for (const turn of turns) {
      if (await turn()) return 0;
    }
    await queue.cleanUp(now);
    return POLL_MS;
  }

  return {
    async step() {
      try {
        return await step();
      } catch (error) {
        // The disk failed or an email could not be written. Nothing is lost, and a retry may
        // succeed.
        log({ level: 'error', event: 'worker-failed', reason: reasonOf(error) });
        cooldown.failed(deps.now(), MAX_COOLDOWN_MS);
        // Wait for the whole cooldown: if even the lease cannot be read, each check counts as
        // another failure.
        return Math.max(cooldown.remainingMs(deps.now()), POLL_MS);
      }
    },
  };
}

/**
 * Runs steps until it is stopped. `sleep` waits for some milliseconds or until `signal` aborts. The
 * promise of `stop` resolves when the current step is done.
 */
export function runWorker(
  { step }: { step(): Promise<number> },
  sleep: (ms: number, signal: AbortSignal) => Promise<void>,
): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const running = (async () => {
    while (!stopping.signal.aborted) {
      const wait = await step();
      if (wait > 0) await sleep(wait, stopping.signal);
    }
  })();
  return {
    stop() {
      stopping.abort();
      return running;
    },
  };
}
