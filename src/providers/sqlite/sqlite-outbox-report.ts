import { jobSchema } from '../../subscribers/outbox/job.ts';
import type { OutboxReport } from '../../subscribers/outbox/outbox-report.ts';
import { writeProbe } from './notes.ts';
import type { OutboxFile } from './outbox-file.ts';

/** Reports the state of `file`. */
export function sqliteOutboxReport(file: OutboxFile): OutboxReport {
  return {
    state() {
      const [jobs] = file.all(
        `SELECT count(*) FILTER (WHERE parked IS NULL) AS depth,
                min(added_at) FILTER (WHERE parked IS NULL) AS oldest,
                count(parked) AS parked
         FROM job`,
      );
      const [note] = file.all("SELECT value FROM note WHERE name = 'last-success'");
      return {
        depth: Number(jobs?.['depth']),
        oldest: momentOf(jobs?.['oldest']),
        parked: Number(jobs?.['parked']),
        lastSuccess: momentOf(note?.['value']),
      };
    },

    probe(now) {
      file.write((run) => writeProbe(run, now));
    },

    parked() {
      const rows = file.all(
        'SELECT id, job, added_at, parked FROM job WHERE parked IS NOT NULL ORDER BY id',
      );
      return rows.map((row) => {
        const job = jobSchema.safeParse(JSON.parse(String(row['job']))).data;
        return {
          id: Number(row['id']),
          kind: job?.kind,
          address: job?.address,
          reason: String(row['parked']),
          since: new Date(Number(row['added_at'])),
        };
      });
    },

    retry(job, now) {
      const which = job === 'all' ? '' : ' AND id = ?';
      return file.write(
        (run) =>
          run(
            `UPDATE job SET parked = NULL, tries = 0, due_at = ? WHERE parked IS NOT NULL${which}`,
            now.getTime(),
            ...(job === 'all' ? [] : [job]),
          ).changes,
      );
    },

    drop(job) {
      return file.write(
        (run) => run('DELETE FROM job WHERE parked IS NOT NULL AND id = ?', job).changes,
      );
    },
  };
}

function momentOf(value: unknown): Date | undefined {
  return typeof value === 'number' || typeof value === 'string' ? new Date(value) : undefined;
}
