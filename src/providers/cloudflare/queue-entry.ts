import { z } from 'zod';
import { sha256Hex } from '../../core/sha256.ts';
import { jobSchema, type Job } from '../../subscribers/outbox/job.ts';

/** What lies on the queue: a job with the hash of its key, or nothing, which takes as long to send. */
export const queueEntrySchema = z.union([
  z.object({
    key: z.string().min(1),
    job: jobSchema,
    /** Why it waited for a person, on the queue of dead letters. On the outbox: a person put it back. */
    parked: z.string().optional(),
  }),
  z.object({ nothing: z.literal(true) }),
]);

export type QueueEntry = z.input<typeof queueEntrySchema>;

/** Puts a job into the form that lies on the queue. */
export async function queueEntry(key: string, job: Job): Promise<QueueEntry> {
  // The form on disk has dates as text (jobSchema).
  return {
    key: await sha256Hex(key),
    job: JSON.parse(JSON.stringify(job)) as z.input<typeof jobSchema>,
  };
}
