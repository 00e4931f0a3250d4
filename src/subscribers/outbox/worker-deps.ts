import type { Log } from '../../core/log.ts';
import type { MailJob } from './job.ts';
import type { ListJobHandler } from './outbox.ts';
import type { OutboxQueue } from './outbox-queue.ts';
import type { BatchMailer, OutgoingMail } from './outgoing-mail.ts';

/** The dependencies of the worker. */
export interface WorkerDeps {
  queue: OutboxQueue;
  mailer: BatchMailer;
  listJobHandler: ListJobHandler;
  /** Writes the email of a job. If it rejects, the job waits. */
  writeMail: (job: MailJob) => Promise<OutgoingMail>;
  now: () => Date;
  /** Random number from 0 to 1. */
  random: () => number;
  /** Returns a new idempotency key. */
  newKey: () => string;
  log: Log;
}
