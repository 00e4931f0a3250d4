import type { OutboxErasure } from '../../subscribers/outbox/outbox-erasure.ts';
import type { OutboxFile } from './outbox-file.ts';

// A change of address has it in `from`. Letter case is ignored, as at Resend.
const OF_ADDRESS = "(lower(job ->> 'address') = lower(?) OR lower(job ->> 'from') = lower(?))";

/** Erases addresses from `file`. */
export function sqliteOutboxErasure(file: OutboxFile): OutboxErasure {
  return {
    traces(address) {
      const [row] = file.all(
        `SELECT count(*) FILTER (WHERE batch IS NULL AND parked IS NULL) AS waiting,
                count(parked) AS parked,
                count(batch) AS in_doubt
         FROM job WHERE ${OF_ADDRESS}`,
        address,
        address,
      );
      return {
        waiting: Number(row?.['waiting']),
        parked: Number(row?.['parked']),
        inDoubt: Number(row?.['in_doubt']),
      };
    },
    erase(address) {
      file.write((run) =>
        run(`DELETE FROM job WHERE batch IS NULL AND ${OF_ADDRESS}`, address, address),
      );
      // The write-ahead log still has the deleted data; TRUNCATE empties it.
      file.all('PRAGMA wal_checkpoint(TRUNCATE)');
    },
  };
}
