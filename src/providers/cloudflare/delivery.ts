import type { z } from 'zod';
import { sameMailbox } from '../../core/email-address.ts';
import type { Job } from '../../subscribers/outbox/job.ts';
import type { Queue } from './bindings.ts';
import type { BatchLedger, LedgerBatch } from './batch-ledger.ts';
import { queueEntrySchema, type QueueEntry } from './queue-entry.ts';

/** A message of a queue, as a consumer gets it. */
export interface QueueMessage {
  readonly body: unknown;
  /** Deliveries so far, counting this one. */
  readonly attempts: number;
  ack(): void;
  retry(options: { delaySeconds: number }): void;
}

/** A delivered job that is neither done nor put back yet. */
export interface Delivered {
  id: number;
  key: string;
  job: Job;
  tries: number;
  message: QueueMessage;
  isSettled: boolean;
  /** The email that must be sent alone, because a batch with it was rejected. */
  goesAlone: boolean;
}

/** How long a message waits when there is no reason for another time. */
const RETRY_SECONDS = 10;
/** What a queue allows: https://developers.cloudflare.com/queues/platform/limits/ */
const MAX_DELAY_SECONDS = 12 * 3600;

export interface DeliveryDeps {
  ledger: BatchLedger;
  outbox: Queue<QueueEntry>;
  deadLetters: Queue<QueueEntry>;
}

/**
 * The messages that a queue delivers at once, sorted by what is known of their jobs: what is done already is
 * acknowledged, what is parked goes to the dead letters, and what was frozen into a batch is in `batches`.
 */
export async function openDelivery(
  messages: readonly QueueMessage[],
  deps: DeliveryDeps,
  now: Date,
) {
  const open = new Map<string, Delivered>();
  for (const [id, message] of messages.entries()) {
    const parsed = queueEntrySchema.safeParse(message.body);
    if (!parsed.success) await sendUnreadable(message, deps);
    else if ('nothing' in parsed.data) message.ack();
    else {
      const entry = delivered(id, message, parsed.data);
      // Twice in one delivery is once.
      if (open.has(entry.key)) message.ack();
      else open.set(entry.key, entry);
    }
  }

  const settled = (entry: Delivered) => {
    entry.isSettled = true;
    entry.message.ack();
  };
  const bury = async (entry: Delivered, parked: string) => {
    const body = { ...entryOf(entry), key: entry.key, parked };
    await deps.deadLetters.send(body, { contentType: 'json' });
  };

  const view = await deps.ledger.look([...open.keys()], now.getTime());
  for (const key of view.done) settledIn(open, key, settled);
  for (const { key, reason } of view.parked) {
    const entry = open.get(key);
    if (entry) await bury(entry, reason);
    settledIn(open, key, settled);
  }

  const frozen = new Set(view.batches.flatMap(({ mails }) => mails.map(({ key }) => key)));
  return {
    entries: [...open.values()],
    batches: view.batches,
    isFrozen: (entry: Delivered) => frozen.has(entry.key),
    freeze: (batch: LedgerBatch) => deps.ledger.freeze(batch),
    dissolve: (batch: string) => deps.ledger.dissolve(batch),
    /** Marks jobs as done or, with a reason, as parked. Those that were not delivered now are settled when they are. */
    async settle(jobs: readonly { key: string; reason?: string | undefined }[], at: Date) {
      for (const { key, reason } of jobs) {
        const entry = open.get(key);
        if (entry && reason !== undefined) await bury(entry, reason);
      }
      await deps.ledger.settle(jobs, at.getTime());
      for (const { key } of jobs) settledIn(open, key, settled);
    },
    /** Adds a job that follows from another. */
    async follow(entry: QueueEntry) {
      await deps.outbox.send(entry, { contentType: 'json' });
    },
    /** Has a job delivered again at `due` or, without it, soon. */
    putBack(entry: Delivered, due?: Date) {
      if (entry.isSettled) return;
      entry.isSettled = true;
      const seconds = due ? Math.ceil((due.getTime() - now.getTime()) / 1000) : RETRY_SECONDS;
      entry.message.retry({ delaySeconds: Math.min(Math.max(seconds, 1), MAX_DELAY_SECONDS) });
    },
  };
}

export type Delivery = Awaited<ReturnType<typeof openDelivery>>;

/** The mailbox whose jobs run in order. */
export function mailboxOf({ job }: Delivered): string {
  return sameMailbox(job.kind === 'change-address' ? job.from : job.address);
}

type WithJob = Extract<z.output<typeof queueEntrySchema>, { job: Job }>;

function delivered(id: number, message: QueueMessage, { key, job, parked }: WithJob): Delivered {
  const tries = message.attempts - 1;
  // A dead letter that a person put back runs again: its first key is known as parked.
  const own = parked === undefined ? key : `${key}+`;
  return { id, key: own, job, tries, message, isSettled: false, goesAlone: false };
}

function settledIn(open: Map<string, Delivered>, key: string, settle: (entry: Delivered) => void) {
  const entry = open.get(key);
  if (entry && !entry.isSettled) settle(entry);
}

function entryOf({ message }: Delivered): Extract<QueueEntry, { key: string }> {
  // Parsed when it was delivered.
  return message.body as Extract<QueueEntry, { key: string }>;
}

/** A job of an earlier version that cannot be parsed waits for a person. */
async function sendUnreadable(message: QueueMessage, { deadLetters }: DeliveryDeps) {
  // The queue of dead letters takes anything; this is the body that was on the other queue.
  const body = { unreadable: message.body } as never;
  await deadLetters.send(body, { contentType: 'json' });
  message.ack();
}
