import { closeSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { outboxFile, type OutboxFile } from './outbox-file.ts';

/** Why the work of a restored copy waits for a person. */
export const RESTORED = 'restored';

/**
 * Remembers beside the outbox, in a file of its own, when work was last done. An outbox that is put
 * back from a copy is older than that.
 */
export function recordLastDone({ path }: OutboxFile, now: Date): void {
  try {
    writeFileSync(besides(path), now.toISOString(), { mode: 0o600 });
  } catch {
    // The work is done and in the outbox; this is for a day on which somebody restores a copy.
  }
}

/**
 * Writes a copy of the outbox to a new file that nobody else may read, while servers use it; the copy
 * says that it is one. Throws the system's error when `to` exists or cannot be written.
 */
export function backUp(file: OutboxFile, to: string): void {
  // SQLite takes an empty file, and would make one that everybody may read.
  closeSync(openSync(to, 'wx', 0o600));
  try {
    file.all('VACUUM INTO ?', to);
    const copy = outboxFile(to);
    copy.write((run) => run("INSERT INTO note (name, value) VALUES ('is-copy', '1')"));
    copy.close();
  } catch (error) {
    rmSync(to);
    throw error;
  }
}

/** Whether the outbox was put back from a copy since it was last used here. */
export function isRestored(file: OutboxFile): boolean {
  // First what stands beside it: a server at work writes it last.
  const beside = parseMoment(read(besides(file.path)));
  const notes = file.all("SELECT name, value FROM note WHERE name IN ('is-copy', 'last-success')");
  const values = new Map(notes.map(({ name, value }) => [String(name), String(value)]));
  const own = parseMoment(values.get('last-success')) ?? -Infinity;
  return values.has('is-copy') || (beside !== undefined && own < beside);
}

/**
 * Has all email that waits in a restored outbox wait for a person, because some of it went out after
 * the copy was made, and which nobody knows. Work on the list goes on: done again it changes nothing.
 * Returns how many pieces of work wait.
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
  rmSync(besides(file.path), { force: true });
  return parked;
}

/** Whether this job stood in a copy that was restored, so that what follows from it may be done. */
export function isFromCopy(file: OutboxFile, job: number): boolean {
  const [note] = file.all("SELECT value FROM note WHERE name = 'restored-up-to'");
  return note !== undefined && job <= Number(note['value']);
}

function besides(path: string): string {
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
