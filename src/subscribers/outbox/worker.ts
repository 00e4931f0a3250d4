import { reasonOf } from '../../core/log.ts';
import { listJobStep } from './list-job-step.ts';
import { mailBatchStep } from './mail-batch-step.ts';
import type { WorkerDeps } from './worker-deps.ts';
import { rest as newRest } from './cooldown.ts';

/** How often an empty outbox is looked at. */
const POLL_MS = 250;
const MOST_REST_MS = 60_000;
/** Clocks are corrected by less than this all the time. */
const MOST_STEP_MS = 500;
/** No job waits for longer between two tries, unless Resend asks for it. */
const MOST_WAIT_MS = 3_600_000;

/** Does the outbox's work in the order in which it came, mails and the rest in turn. */
export function worker(deps: WorkerDeps): {
  /** Does one piece of work; gives how long to wait before the next, in milliseconds. */
  step(): Promise<number>;
} {
  const { work, log } = deps;
  const rest = newRest(deps.random);
  const mails = mailBatchStep(deps, rest);
  const list = listJobStep(deps, rest);
  let turns = [mails, list];
  let lastSeen: Date | undefined;

  /**
   * Jobs are due at times of the wall clock. When that was set back, here or while no server ran, they
   * would wait for longer than they should by as much.
   */
  async function followClock(now: Date): Promise<void> {
    const isSetBack = lastSeen !== undefined && lastSeen.getTime() - now.getTime() > MOST_STEP_MS;
    if (lastSeen === undefined || isSetBack) {
      await work.resetDueTimes({ now, maxWaitMs: isSetBack ? 0 : MOST_WAIT_MS });
    }
    lastSeen = now;
  }

  async function step(): Promise<number> {
    const now = deps.now();
    if (!(await work.takeLease(now))) return POLL_MS;
    await followClock(now);
    const left = rest.left(now);
    if (left > 0) return Math.min(left, POLL_MS);

    turns = turns.toReversed();
    for (const turn of turns) {
      if (await turn()) return 0;
    }
    await work.cleanUp(now);
    return POLL_MS;
  }

  return {
    async step() {
      try {
        return await step();
      } catch (error) {
        // The disk fails, or a mail cannot be written: nothing is lost, and later it may work.
        log({ level: 'error', event: 'worker-failed', reason: reasonOf(error) });
        rest.failed(deps.now(), MOST_REST_MS);
        // All of it: where not even the lease can be read, each look would be one more failure.
        return Math.max(rest.left(deps.now()), POLL_MS);
      }
    },
  };
}

/**
 * Steps until it is told to stop. `sleep` waits for some milliseconds, or until `signal` says so.
 * The promise of `stop` resolves when the step under way is done.
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
