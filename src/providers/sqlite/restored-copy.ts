import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { OutboxFile } from './outbox-file.ts';

/** Why jobs of a restored copy are parked. */
export const RESTORED = 'restored';

/**
 * Records the time of the last finished job in a file next to the outbox. An outbox restored from a
 * copy is older.
 */
export function recordLastDone({ path }: OutboxFile, now: Date): void {
  try {
    writeFileSync(lastDonePath(path), now.toISOString(), { mode: 0o600 });
  } catch {
    // The job is done and recorded in the outbox; this file only helps to detect a restored copy.
  }
}

/** Whether the outbox was restored from a copy since it was last used here. */
export function isRestored(file: OutboxFile): boolean {
  // Read the file first: a running server writes it last.
  const lastDone = parseMoment(read(lastDonePath(file.path)));
  const notes = file.all("SELECT name, value FROM note WHERE name IN ('is-copy', 'last-success')");
  const values = new Map(notes.map(({ name, value }) => [String(name), String(value)]));
  const own = parseMoment(values.get('last-success')) ?? -Infinity;
  return values.has('is-copy') || (lastDone !== undefined && own < lastDone);
}

/**
 * Parks all waiting emails of a restored outbox, because some were sent after the copy was made and
 * nobody knows which. List jobs continue, because they are idempotent. Returns the number of parked
 * jobs.
 */
export function parkRestored(file: OutboxFile): number {
  const parked = file.write((run) => {
    const { changes } = run(
      `UPDATE job SET parked = ?, batch = NULL, place = NULL
       WHERE parked IS NULL AND (is_mail = 1 OR job ->> 'kind' = 'confirm-again')`,
      RESTORED,
    );
    run('DELETE FROM batch');
    run("DELETE FROM note WHERE name = 'is-copy'");
    run(
      `INSERT INTO note (name, value) SELECT 'restored-up-to', coalesce(max(id), 0) FROM job WHERE true
       ON CONFLICT DO UPDATE SET value = excluded.value`,
    );
    return changes;
  });
  rmSync(lastDonePath(file.path), { force: true });
  return parked;
}

/** Whether this job was in a restored copy, so that its follow-ups may have been done. */
export function isFromCopy(file: OutboxFile, job: number): boolean {
  const [note] = file.all("SELECT value FROM note WHERE name = 'restored-up-to'");
  return note !== undefined && job <= Number(note['value']);
}

function lastDonePath(path: string): string {
  return `${path}.last-done`;
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

function parseMoment(text: string | undefined): number | undefined {
  const moment = Date.parse(text ?? '');
  return Number.isNaN(moment) ? undefined : moment;
}
