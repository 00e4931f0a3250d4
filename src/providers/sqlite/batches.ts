import { z } from 'zod';
import type { FrozenBatch, OutboxQueue } from '../../subscribers/outbox/outbox-queue.ts';
import { outgoingMailSchema } from '../../subscribers/outbox/outgoing-mail.ts';
import type { OutboxFile, Row, Run } from './outbox-file.ts';
import { recordSuccess } from './notes.ts';
import { recordLastDone } from './restored-copy.ts';

type BatchWork = Pick<
  OutboxQueue,
  'dueBatch' | 'hasBatch' | 'freeze' | 'postponeBatch' | 'dissolve' | 'finishBatch' | 'parkBatch'
>;

/** The batches in `file`; `write` runs a transaction. */
export function batches(file: OutboxFile, write: <T>(step: (run: Run) => T) => T): BatchWork {
  /** The jobs of a batch, in the order of its emails. */
  const jobsOf = (batch: number) =>
    file
      .all('SELECT id FROM job WHERE batch = ? ORDER BY place', batch)
      .map(({ id }) => Number(id));

  return {
    async dueBatch(now) {
      const [row] = file.all(
        'SELECT * FROM batch WHERE due_at <= ? ORDER BY due_at, id LIMIT 1',
        now.getTime(),
      );
      return row && frozen(row);
    },

    async hasBatch() {
      return file.all('SELECT 1 FROM batch LIMIT 1').length > 0;
    },

    async freeze(jobs, { key, mails, frozenAt }) {
      const at = frozenAt.getTime();
      const id = write((run) => {
        const batch = run(
          'INSERT INTO batch (key, mails, frozen_at, due_at) VALUES (?, ?, ?, ?)',
          key,
          JSON.stringify(mails),
          at,
          at,
        ).id;
        for (const [place, job] of jobs.entries()) {
          run('UPDATE job SET batch = ?, place = ? WHERE id = ?', batch, place, job);
        }
        return batch;
      });
      return { id, key, mails, frozenAt, tries: 0 };
    },

    async postponeBatch(batch, due) {
      write((run) =>
        run('UPDATE batch SET due_at = ?, tries = tries + 1 WHERE id = ?', due.getTime(), batch),
      );
    },

    async dissolve(batch, { due, alone }) {
      write((run) => {
        run(
          `UPDATE job SET batch = NULL, due_at = ?, tries = tries + 1, goes_alone = max(goes_alone, ?)
           WHERE batch = ?`,
          due.getTime(),
          alone ? 1 : 0,
          batch,
        );
        run('DELETE FROM batch WHERE id = ?', batch);
      });
    },

    async finishBatch(batch, { refused, reason, now }) {
      const jobs = jobsOf(batch);
      write((run) => {
        for (const [place, job] of jobs.entries()) {
          if (refused.includes(place)) {
            run('UPDATE job SET parked = ?, batch = NULL WHERE id = ?', reason, job);
          } else {
            run('DELETE FROM job WHERE id = ?', job);
          }
        }
        run('DELETE FROM batch WHERE id = ?', batch);
        recordSuccess(run, now);
      });
      recordLastDone(file, now);
    },

    async parkBatch(batch, reason) {
      write((run) => {
        run('UPDATE job SET parked = ?, batch = NULL WHERE batch = ?', reason, batch);
        run('DELETE FROM batch WHERE id = ?', batch);
      });
    },
  };
}

function frozen(row: Row): FrozenBatch {
  return {
    id: Number(row['id']),
    key: String(row['key']),
    mails: z.array(outgoingMailSchema).parse(JSON.parse(String(row['mails']))),
    frozenAt: new Date(Number(row['frozen_at'])),
    tries: Number(row['tries']),
  };
}
