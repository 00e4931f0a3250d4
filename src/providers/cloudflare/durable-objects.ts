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

/** Keeps a {@link UseCounter}. Once a day it forgets what no longer counts. */
export class Uses extends DurableObject implements UseCounter {
  readonly #uses;

  constructor(state: DurableObjectState, env: unknown) {
    super(state, env);
    this.#uses = useCounter(state.storage.sql);
  }

  async take(
    limits: readonly UseLimit[],
    now: number,
  ): Promise<{ uses: number[] } | { full: number }> {
    const { storage } = this.ctx;
    if ((await storage.getAlarm()) === null) await storage.setAlarm(now + LONGEST_MS);
    return this.#uses.take(limits, now);
  }
  async giveBack(keys: readonly string[], now: number): Promise<void> {
    this.#uses.giveBack(keys, now);
  }
  async alarm(): Promise<void> {
    const now = Date.now();
    if (this.#uses.forget(now - LONGEST_MS)) await this.ctx.storage.setAlarm(now + LONGEST_MS);
  }
}
