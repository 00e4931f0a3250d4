import { createHash } from 'node:crypto';
import { sameMailbox } from '../../core/email-address.ts';
import { isMailJob, type Job } from '../../subscribers/outbox/job.ts';
import type { Run } from './outbox-file.ts';

/**
 * Inserts a job unless its key is known. The key is stored as a hash for some days. With `parked`,
 * the job waits for a person for that reason.
 */
export function insertJob(
  run: Run,
  { key, job, now, parked }: { key: string; job: Job; now: Date; parked?: string | undefined },
): 'kept' | 'known' {
  const moment = now.getTime();
  const { changes } = run(
    'INSERT INTO known_key (hash, added_at) VALUES (?, ?) ON CONFLICT DO NOTHING',
    sha256(key),
    moment,
  );
  if (changes === 0) return 'known';

  run(
    'INSERT INTO job (is_mail, subscriber, job, added_at, due_at, parked) VALUES (?, ?, ?, ?, ?, ?)',
    isMailJob(job) ? 1 : 0,
    sha256(sameMailbox(job.kind === 'change-address' ? job.from : job.address)),
    JSON.stringify(job),
    moment,
    moment,
    parked ?? null,
  );
  return 'kept';
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
