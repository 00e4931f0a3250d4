import type { Log } from '../../core/log.ts';
import type { MailJob } from './job.ts';
import type { ListJobHandler } from './outbox.ts';
import type { OutboxQueue } from './outbox-queue.ts';
import type { BatchMailer, OutgoingMail } from './outgoing-mail.ts';

/** What the worker needs of the world. */
export interface WorkerDeps {
  work: OutboxQueue;
  mailer: BatchMailer;
  list: ListJobHandler;
  /** The mail of a job. Rejects when it cannot be written: then it waits. */
  write: (job: MailJob) => Promise<OutgoingMail>;
  now: () => Date;
  /** From 0 to 1. */
  random: () => number;
  /** A new idempotency key each time. */
  newKey: () => string;
  log: Log;
}
