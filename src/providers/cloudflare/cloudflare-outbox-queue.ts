import { isMailJob, type ListJob, type MailJob } from '../../subscribers/outbox/job.ts';
import type { FrozenBatch, OutboxQueue, QueuedJob } from '../../subscribers/outbox/outbox-queue.ts';
import { type Delivered, type Delivery, mailboxOf } from './delivery.ts';
import { queueEntry } from './queue-entry.ts';

/**
 * One delivery of a queue as the outbox that its worker works on. What is postponed goes back to the queue, which
 * delivers it again when it is due.
 */
export function cloudflareOutboxQueue(delivery: Delivery): OutboxQueue & { putBackRest(): void } {
  const { entries } = delivery;
  const batches = delivery.batches.map((batch, id) => ({ ...batch, id, isOpen: true }));
  const open = (isMail: boolean) =>
    entries.filter(
      (entry) =>
        !entry.isSettled &&
        !delivery.isFrozen(entry) &&
        !inBatch(entry) &&
        isMail === isMailJob(entry.job),
    );
  const inBatch = ({ key }: Delivered) =>
    batches.some(({ isOpen, mails }) => isOpen && mails.some((mail) => mail.key === key));
  const batchAt = (id: number) => {
    const batch = batches[id];
    if (!batch) throw new Error(`There is no batch ${id} in this delivery.`);
    return batch;
  };
  const entryAt = (id: number) => {
    const entry = entries.find((one) => one.id === id);
    if (!entry) throw new Error(`There is no job ${id} in this delivery.`);
    return entry;
  };
  const membersOf = (id: number) => {
    const keys = new Set(batchAt(id).mails.map(({ key }) => key));
    return entries.filter(({ key }) => keys.has(key));
  };
  const frozenBatch = (id: number): FrozenBatch => {
    const { key, frozenAt, mails } = batchAt(id);
    const tries = Math.max(0, ...membersOf(id).map((entry) => entry.tries));
    return { id, key, mails: mails.map(({ mail }) => mail), frozenAt: new Date(frozenAt), tries };
  };
  /** Mailboxes with a job that was put back: later jobs wait behind it. */
  const waiting = new Map<string, Date>();

  return {
    // A queue hands a message to one consumer at a time.
    takeLease: async () => true,
    giveUpLease: async () => undefined,

    async dueBatch() {
      const due = batches.find(({ isOpen }) => isOpen);
      return due && frozenBatch(due.id);
    },
    hasBatch: async () => batches.some(({ isOpen }) => isOpen),
    async dueMails(limit) {
      const due = open(true);
      const alone = due.findIndex(({ goesAlone }) => goesAlone);
      const together = alone === 0 ? due.slice(0, 1) : due.slice(0, alone === -1 ? limit : alone);
      return together as QueuedJob<MailJob>[];
    },
    async freeze(jobs, { key, mails, frozenAt }) {
      const members = jobs.map(entryAt);
      const frozen = {
        key,
        frozenAt: frozenAt.getTime(),
        mails: members.map((entry, i) => {
          const mail = mails[i];
          if (!mail) throw new Error('A batch has as many emails as jobs.');
          return { key: entry.key, mail };
        }),
      };
      if (!(await delivery.freeze(frozen)))
        throw new Error('Another consumer has taken a job of this batch.');
      batches.push({ ...frozen, id: batches.length, isOpen: true });
      return frozenBatch(batches.length - 1);
    },
    async postponeBatch(id, due) {
      batchAt(id).isOpen = false;
      for (const entry of membersOf(id)) delivery.putBack(entry, due);
    },
    async dissolve(id, { due, alone }) {
      await delivery.dissolve(batchAt(id).key);
      batchAt(id).isOpen = false;
      for (const entry of membersOf(id)) {
        if (alone) entry.goesAlone = true;
        else delivery.putBack(entry, due);
      }
    },
    async finishBatch(id, { refused, reason, now }) {
      const jobs = batchAt(id).mails.map(({ key }, i) => ({
        key,
        reason: refused.includes(i) ? reason : undefined,
      }));
      await delivery.settle(jobs, now);
      batchAt(id).isOpen = false;
    },
    async parkBatch(id, reason) {
      const jobs = batchAt(id).mails.map(({ key }) => ({ key, reason }));
      await delivery.settle(jobs, new Date());
      batchAt(id).isOpen = false;
    },

    async dueListJob() {
      for (const entry of open(false)) {
        const due = waiting.get(mailboxOf(entry));
        if (due === undefined) return entry as QueuedJob<ListJob>;
        delivery.putBack(entry, due);
      }
      return undefined;
    },
    async postpone(id, due) {
      const entry = entryAt(id);
      waiting.set(mailboxOf(entry), due);
      delivery.putBack(entry, due);
    },
    async finish(id, { then, now }) {
      const { key } = entryAt(id);
      // First what follows, which has the same key if all of this happens again.
      for (const [i, next] of then.entries())
        await delivery.follow(await queueEntry(`after/${key}/${i}`, next));
      await delivery.settle([{ key }], now);
    },
    async park(id, reason) {
      await delivery.settle([{ key: entryAt(id).key, reason }], new Date());
    },

    // The queue itself keeps the times.
    resetDueTimes: async () => undefined,
    cleanUp: async () => undefined,
    /** Puts back what is neither done nor postponed. */
    putBackRest() {
      for (const entry of entries) delivery.putBack(entry);
    },
  };
}
