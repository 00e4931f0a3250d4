import type { IssueLedger, LedgerEntry } from '../../src/newsletters/sending/issue-ledger.ts';

/** A ledger in memory that can fail like a disk. */
export class FakeIssueLedger implements IssueLedger {
  kept: LedgerEntry[] = [];
  /** The step at which the disk is full. */
  fullAt: LedgerEntry['step'] | undefined;

  async entries() {
    return [...this.kept];
  }

  async append(entry: LedgerEntry) {
    if (entry.step === this.fullAt) throw new Error('the disk is full');
    this.kept.push(entry);
  }

  steps() {
    return this.kept.map(({ step }) => step);
  }
}
