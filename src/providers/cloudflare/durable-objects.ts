import { DurableObject, type DurableObjectState } from 'cloudflare:workers';
import {
  batchLedger,
  type BatchLedger,
  type LedgerBatch,
  type LedgerView,
} from './batch-ledger.ts';
import { useCounter, type UseCounter, type UseLimit } from './use-counter.ts';

/** The longest window of a limit. */
const LONGEST_MS = 24 * 3_600_000;

/** Keeps a {@link BatchLedger}. */
export class Batches extends DurableObject implements BatchLedger {
  readonly #ledger;

  constructor(state: DurableObjectState, env: unknown) {
    super(state, env);
    this.#ledger = batchLedger(state.storage.sql, (work) => state.storage.transactionSync(work));
  }

  async look(keys: readonly string[], now: number): Promise<LedgerView> {
    return this.#ledger.look(keys, now);
  }
  async freeze(batch: LedgerBatch): Promise<boolean> {
    return this.#ledger.freeze(batch);
  }
  async dissolve(batch: string): Promise<void> {
    this.#ledger.dissolve(batch);
  }
  async settle(
    jobs: readonly { key: string; reason?: string | undefined }[],
    now: number,
  ): Promise<void> {
    this.#ledger.settle(jobs, now);
  }
}

/** Keeps a {@link UseCounter}, and removes itself when nothing counts any more. */
export class Uses extends DurableObject implements UseCounter {
  #counter: ReturnType<typeof useCounter> | undefined;

  get #uses() {
    return (this.#counter ??= useCounter(this.ctx.storage.sql));
  }

  async take(
    limits: readonly UseLimit[],
    now: number,
  ): Promise<{ uses: number[] } | { full: number }> {
    const { storage } = this.ctx;
    if ((await storage.getAlarm()) === null) await storage.setAlarm(now + LONGEST_MS);
    return this.#uses.take(limits, now);
  }
  async giveBack(now: number): Promise<void> {
    this.#uses.giveBack(now);
  }
  async alarm(): Promise<void> {
    const next = this.#uses.emptyAt(Date.now(), LONGEST_MS);
    if (next !== undefined) return this.ctx.storage.setAlarm(next);
    await this.ctx.storage.deleteAll();
    this.#counter = undefined;
  }
}
