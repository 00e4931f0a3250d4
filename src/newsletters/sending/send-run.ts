import type { Mailing } from './broadcaster.ts';
import type { LedgerEntry } from './issue-ledger.ts';
import type { SendDeps, SendRequest } from './send-request.ts';

/** How often it looks at Resend during one settle time. */
const LOOKS = 4;

/**
 * One call that sends an issue, and what it has seen so far. It measures time by its own pauses, so
 * that changing a clock, here or at Resend, makes no wait shorter.
 */
export class SendRun {
  readonly mailing: Mailing;
  readonly request: SendRequest;
  readonly deps: SendDeps;
  /** Ids of the drafts that this call made. */
  readonly made = new Set<string>();
  /** How often this call requested a draft. */
  creations = 0;
  #waitedMs = 0;
  readonly #knownSince = new Map<string, number>();
  #inDoubtSince: number | undefined;

  constructor(mailing: Mailing, request: SendRequest, deps: SendDeps) {
    this.mailing = mailing;
    this.request = request;
    this.deps = deps;
  }

  async pause(ms: number): Promise<void> {
    await this.deps.sleep(ms);
    this.#waitedMs += ms;
  }

  /** Waits a part of the settle time. */
  pauseForLook(): Promise<void> {
    return this.pause(this.deps.settleMs / LOOKS);
  }

  /** Notes that this call knows of a broadcast. */
  sees(id: string): void {
    if (!this.#knownSince.has(id)) this.#knownSince.set(id, this.#waitedMs);
  }

  /** Whether this call has known of a broadcast for the settle time. */
  isSettled(id: string): boolean {
    const since = this.#knownSince.get(id);
    return since !== undefined && this.#hasSettledSince(since);
  }

  /** Notes that a draft was requested, and that its creation is not confirmed. */
  doubtCreation(): void {
    this.#inDoubtSince = this.#waitedMs;
  }

  /** Whether a draft that was requested may still appear. */
  isInDoubt(): boolean {
    return this.#inDoubtSince !== undefined && !this.#hasSettledSince(this.#inDoubtSince);
  }

  /** Records a step. It is on disk when this resolves. */
  record(step: DistributiveOmit<LedgerEntry, 'at'>): Promise<void> {
    const entry = { at: this.deps.now().toISOString(), ...step };
    return this.deps.ledger.append(entry);
  }

  #hasSettledSince(since: number): boolean {
    return this.#waitedMs - since >= this.deps.settleMs;
  }
}

type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;
