import { describe, expect, test } from 'vitest';
import {
  batchLedger,
  type BatchLedger,
} from '../../../../src/providers/cloudflare/batch-ledger.ts';
import { cloudflareOutboxQueue } from '../../../../src/providers/cloudflare/cloudflare-outbox-queue.ts';
import { cloudflareOutbox } from '../../../../src/providers/cloudflare/cloudflare-outbox.ts';
import { openDelivery, type QueueMessage } from '../../../../src/providers/cloudflare/delivery.ts';
import type { QueueEntry } from '../../../../src/providers/cloudflare/queue-entry.ts';
import type { Job } from '../../../../src/subscribers/outbox/job.ts';
import type { JobOutcome } from '../../../../src/subscribers/outbox/job-outcome.ts';
import type {
  BatchOutcome,
  OutgoingMail,
} from '../../../../src/subscribers/outbox/outgoing-mail.ts';
import { worker } from '../../../../src/subscribers/outbox/worker.ts';
import { anAddress } from '../../../fakes/an-address.ts';
import { seededRandom } from '../../../fakes/seeded-random.ts';
import { AtLeastOnceQueue } from './at-least-once.ts';
import { inMemorySql } from './in-memory-sql.ts';

const now = new Date('2025-04-15T06:00:00Z');
const silent = () => undefined;

/** Resend, as far as a batch depends on it: the same key sends once. */
class Provider {
  readonly sent: string[] = [];
  readonly batches: number[] = [];
  readonly #keys = new Map<string, string>();
  readonly #hasKeys: boolean;
  constructor({ hasKeys }: { hasKeys: boolean }) {
    this.#hasKeys = hasKeys;
  }
  submit(key: string, mails: readonly OutgoingMail[]): BatchOutcome {
    const body = JSON.stringify(mails);
    const known = this.#hasKeys ? this.#keys.get(key) : undefined;
    // Resend refuses another request under a key that was used.
    if (known !== undefined && known !== body) throw new Error('The key has another body.');
    if (known === undefined) {
      this.#keys.set(key, body);
      this.batches.push(mails.length);
      this.sent.push(...mails.map(({ to }) => to));
    }
    return { status: 'submitted', refused: [] };
  }
}

/** A Worker with its objects. It can be killed before and after each of its steps. */
function aWorker({ seed = 1, killed = 0, hasKeys = true, hasLedger = true } = {}) {
  const chance = seededRandom(seed);
  const queue = new AtLeastOnceQueue(chance);
  const deadLetters = new AtLeastOnceQueue(chance);
  const provider = new Provider({ hasKeys });
  const outbox = cloudflareOutbox(() => queue, silent);
  let outcomes: JobOutcome[] = [];
  let handled = 0;

  const mayEnd = () => {
    if (chance() < killed) throw new Error('killed');
  };
  const step = async <T>(work: () => T | Promise<T>): Promise<T> => {
    mayEnd();
    const result = await work();
    mayEnd();
    return result;
  };
  const { sql, transaction } = inMemorySql();
  const ledger = batchLedger(sql, transaction);
  const forgetful = { done: [], parked: [], batches: [] };
  const object: BatchLedger = {
    look: (keys, at) => step(() => (hasLedger ? ledger.look(keys, at) : forgetful)),
    freeze: (batch) => step(() => !hasLedger || ledger.freeze(batch)),
    dissolve: (batch) => step(() => ledger.dissolve(batch)),
    settle: (jobs, at) => step(() => ledger.settle(jobs, at)),
  };

  async function consume(messages: readonly QueueMessage[]): Promise<void> {
    const deps = { ledger: object, outbox: queue, deadLetters };
    const delivery = cloudflareOutboxQueue(await openDelivery(messages, deps, now));
    let isKilled = false;
    const alive = async <T>(work: () => T | Promise<T>) => {
      try {
        return await step(work);
      } catch (error) {
        isKilled = true;
        throw error;
      }
    };
    const { step: next } = worker({
      queue: delivery,
      mailer: { submit: ({ key, mails }) => alive(() => provider.submit(key, mails)) },
      listJobHandler: {
        handle: () =>
          alive((): JobOutcome => {
            handled += 1;
            return outcomes.shift() ?? { status: 'done' };
          }),
      },
      writeMail: async ({ address }) => ({
        from: 'a@b.co',
        to: address,
        subject: 's',
        html: 'h',
        text: 't',
      }),
      now: () => now,
      random: () => 0.5,
      newKey: () => `key-${chance()}`,
      log: ({ event }) => void (isKilled ||= event === 'worker-failed'),
    });
    while ((await next()) === 0);
    // The worker reports an error and goes on; a killed one does not.
    if (isKilled) throw new Error('killed');
    delivery.putBackRest();
  }

  return {
    queue,
    deadLetters,
    provider,
    handledJobs: () => handled,
    answer: (...those: JobOutcome[]) => void (outcomes = those),
    add: (key: string, job: Job) => outbox.add({ key, job, now }),
    addNothing: () => outbox.addNothing(now),
    deliver: (most = 100) => queue.deliver(most, consume),
  };
}

const confirmation = (i: number): Job => ({
  kind: 'mail-confirmation',
  address: anAddress(`reader${i}@example.org`),
  newsletters: ['daily'],
  issuedAt: now,
  page: '/',
});

/** Signs readers up, some of them twice, while the Worker is killed at random. Returns how often each was emailed. */
async function underLoad(options: { seed: number; hasKeys?: boolean; hasLedger?: boolean }) {
  const made = aWorker({ killed: 0.15, ...options });
  const chance = seededRandom(options.seed + 1000);
  for (let i = 0; i < 60; i++) {
    await made.add(`confirm/${i}`, confirmation(i));
    if (i % 7 === 0) await made.add(`confirm/${i}`, confirmation(i));
    if (i % 5 === 0) await made.deliver(1 + Math.floor(chance() * 20));
  }
  for (let round = 0; made.queue.size > 0 && round < 500; round++)
    await made.deliver(1 + Math.floor(chance() * 30));
  expect(made.queue.size).toBe(0);
  const counts = Map.groupBy(made.provider.sent, (to) => to);
  return [...counts.values()].map(({ length }) => length);
}

const seeds = Array.from({ length: 20 }, (_, i) => i + 1);
const once = Array.from({ length: 60 }, () => 1);

describe('a consumer that is killed at random, with messages that come again with others', () => {
  test.each(seeds)('emails everyone who was accepted once (seed %i)', async (seed) => {
    expect(await underLoad({ seed })).toEqual(once);
  });

  test('control: without idempotency keys, some are emailed twice', async () => {
    const all = await Promise.all(seeds.map((seed) => underLoad({ seed, hasKeys: false })));
    expect(Math.max(...all.flat())).toBeGreaterThan(1);
  });

  test('control: without a memory of the batches, some are emailed twice', async () => {
    const all = await Promise.all(seeds.map((seed) => underLoad({ seed, hasLedger: false })));
    expect(Math.max(...all.flat())).toBeGreaterThan(1);
  });
});

test('a hundred emails are one request', async () => {
  const made = aWorker();
  for (let i = 0; i < 150; i++) await made.add(`confirm/${i}`, confirmation(i));
  await made.deliver();
  await made.deliver();
  expect(made.provider.batches).toEqual([100, 50]);
});

test('a job that is on the queue for nothing sends nothing', async () => {
  const made = aWorker();
  expect(await made.addNothing()).toBe('known');
  expect(made.queue.size).toBe(1);
  await made.deliver();
  expect([made.queue.size, made.provider.sent]).toEqual([0, []]);
});

test('a job that needs a person goes to the dead letters, with the reason', async () => {
  const made = aWorker();
  made.answer({ status: 'refused', reason: 'no-such-newsletter' });
  const job: Job = { kind: 'erase', address: anAddress('reader@example.org') };
  await made.add('erase/1', job);
  await made.deliver();
  expect(made.queue.size).toBe(0);
  expect(made.deadLetters.bodies).toMatchObject([{ job, parked: 'no-such-newsletter' }]);
});

test('a dead letter that a person puts back is done once, or is a dead letter again', async () => {
  const made = aWorker();
  const refused: JobOutcome = { status: 'refused', reason: 'no-such-newsletter' };
  made.answer(refused, refused, { status: 'done' });
  await made.add('erase/1', { kind: 'erase', address: anAddress('reader@example.org') });
  for (const handled of [1, 2, 3, 3]) {
    await made.deliver();
    expect([made.queue.size, made.handledJobs()]).toEqual([0, handled]);
    const [letter] = made.deadLetters.bodies.slice(-1);
    // Twice, as a queue may deliver it.
    for (let i = 0; i < 2; i++) await made.queue.send(letter as QueueEntry);
  }
  expect(made.deadLetters.bodies).toHaveLength(2);
});

test('a job that fails is tried again, and what follows from it is done once', async () => {
  const made = aWorker();
  const address = anAddress('reader@example.org');
  made.answer(
    { status: 'later', reason: 'down', mayBeDone: false },
    { status: 'done', then: [{ kind: 'mail-welcome', address, newsletters: ['daily'] }] },
  );
  await made.add('leave/1', { kind: 'erase', address });
  await made.deliver();
  expect([made.queue.size, made.provider.sent]).toEqual([1, []]);
  for (let i = 0; i < 3; i++) await made.deliver();
  expect([made.queue.size, made.handledJobs()]).toEqual([0, 2]);
  expect(made.provider.sent).toEqual([address]);
});

test('when the queue fails, the reader is told so', async () => {
  const failing = {
    send: () => Promise.reject(new Error('x')),
    metrics: () => Promise.reject(new Error('x')),
  };
  const outbox = cloudflareOutbox(() => failing, silent);
  expect(await outbox.add({ key: 'k', job: confirmation(1), now })).toBe('unavailable');
  expect(await outbox.addNothing(now)).toBe('unavailable');
});
