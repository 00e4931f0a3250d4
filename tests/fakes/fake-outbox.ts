import type { Job } from '../../src/subscribers/outbox/job.ts';
import type { Outbox } from '../../src/subscribers/outbox/outbox.ts';

/** Keeps jobs in memory, in order of arrival. */
export class FakeOutbox implements Outbox {
  isAvailable = true;
  /** How often adding failed. */
  nothings = 0;
  readonly kept = new Map<string, { job: Job; now: Date }>();

  async add({
    key,
    job,
    now,
  }: Parameters<Outbox['add']>[0]): Promise<'kept' | 'known' | 'unavailable'> {
    if (!this.isAvailable) return 'unavailable';
    if (this.kept.has(key)) return 'known';
    this.kept.set(key, { job, now });
    return 'kept';
  }

  async addNothing(): ReturnType<Outbox['add']> {
    this.nothings += 1;
    return this.isAvailable ? 'known' : 'unavailable';
  }

  get jobs(): Job[] {
    return [...this.kept.values()].map(({ job }) => job);
  }
}
