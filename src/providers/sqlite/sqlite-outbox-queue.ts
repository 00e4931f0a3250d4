import { jobSchema, type Job, type ListJob, type MailJob } from '../../subscribers/outbox/job.ts';
import type { OutboxQueue, QueuedJob } from '../../subscribers/outbox/outbox-queue.ts';
import { batches } from './batches.ts';
import { insertJob } from './insert-job.ts';
import { recordSuccess } from './notes.ts';
import { isFromCopy, recordLastDone, RESTORED } from './restored-copy.ts';
import { lease, type Server } from './lease.ts';
import type { OutboxFile, Row, Run } from './outbox-file.ts';

/** Longer than the 48 hours that a link is valid. */
const KEY_LIFE_MS = 7 * 24 * 3_600_000;

/** The queue in `file`, for `server` to work on. */
export function sqliteOutboxQueue(file: OutboxFile, server: Server): OutboxQueue {
  const ownLease = lease(file, server);
  let isClean = false;
  /** Runs a transaction that leaves deleted data behind. */
  const write = <T>(step: (run: Run) => T): T => {
    isClean = false;
    return file.write(step);
  };

  /** Parses jobs; parks those of an earlier version that cannot be parsed. */
  const parseJobs = <J extends Job>(rows: readonly Row[]): QueuedJob<J>[] =>
    rows.flatMap((row) => {
      const id = Number(row['id']);
      const parsed = jobSchema.safeParse(JSON.parse(String(row['job'])));
      if (!parsed.success) {
        write((run) => run("UPDATE job SET parked = 'unreadable' WHERE id = ?", id));
        return [];
      }
      // The query selects the kind of job, and is_mail is derived from it.
      return [{ id, job: parsed.data as J, tries: Number(row['tries']) }];
    });

  return {
    async takeLease(now) {
      return ownLease.take(now);
    },
    async giveUpLease() {
      ownLease.release();
    },

    ...batches(file, write),

    async dueMails(limit, now) {
      const rows = file.all(
        `SELECT id, job, tries, goes_alone FROM job
         WHERE is_mail = 1 AND batch IS NULL AND parked IS NULL AND due_at <= ?
         ORDER BY due_at, id LIMIT ?`,
        now.getTime(),
        limit,
      );
      // An email that was rejected in a batch would have the next batch rejected too.
      const alone = rows.findIndex((row) => row['goes_alone'] === 1);
      const together = alone === 0 ? rows.slice(0, 1) : rows.slice(0, alone === -1 ? limit : alone);
      return parseJobs<MailJob>(together);
    },

    async dueListJob(now) {
      const [row] = file.all(
        `SELECT id, job, tries FROM job AS due
         WHERE is_mail = 0 AND batch IS NULL AND parked IS NULL AND due_at <= ?
           AND NOT EXISTS (
             SELECT 1 FROM job AS earlier
             WHERE earlier.subscriber = due.subscriber AND earlier.id < due.id
               AND earlier.is_mail = 0 AND earlier.parked IS NULL
           )
         ORDER BY due_at, id LIMIT 1`,
        now.getTime(),
      );
      return row && parseJobs<ListJob>([row])[0];
    },
    async postpone(job, due) {
      write((run) =>
        run('UPDATE job SET due_at = ?, tries = tries + 1 WHERE id = ?', due.getTime(), job),
      );
    },
    async finish(job, { then, now }) {
      // The welcome email may have been sent before the restore.
      const isDoubtful = isFromCopy(file, job);
      write((run) => {
        for (const [i, next] of then.entries()) {
          const key = `after/${job}/${i}/${now.toISOString()}`;
          const parked = isDoubtful && next.kind === 'mail-welcome' ? RESTORED : undefined;
          insertJob(run, { key, job: next, now, parked });
        }
        run('DELETE FROM job WHERE id = ?', job);
        recordSuccess(run, now);
      });
      recordLastDone(file, now);
    },
    async park(job, reason) {
      write((run) => run('UPDATE job SET parked = ? WHERE id = ?', reason, job));
    },

    async resetDueTimes({ now, maxWaitMs }) {
      const at = now.getTime();
      write((run) => {
        for (const table of ['job', 'batch']) {
          run(
            `UPDATE ${table} SET due_at = ? WHERE due_at > ? AND (tries = 0 OR due_at > ?)`,
            at,
            at,
            at + maxWaitMs,
          );
        }
        // A batch frozen in the future would never reach the age at which it is parked.
        run('UPDATE batch SET frozen_at = ? WHERE frozen_at > ?', at, at);
      });
    },

    async cleanUp(now) {
      if (isClean) return;
      file.write((run) =>
        run('DELETE FROM known_key WHERE added_at < ?', now.getTime() - KEY_LIFE_MS),
      );
      // The write-ahead log still has the deleted data; TRUNCATE empties it.
      const [result] = file.all('PRAGMA wal_checkpoint(TRUNCATE)');
      isClean = result?.['busy'] === 0;
    },
  };
}
