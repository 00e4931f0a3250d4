import { randomUUID } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, linkSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';

/** How long to wait for a lock of another process, in milliseconds. */
const LOCK_MS = 5000;

/** More pages than an outbox has: they are copied in one step, so no write restarts the copy. */
const ALL_PAGES = 2 ** 31 - 1;

/** What became of a copy. Unless it is `copied`, no file was written. */
export type CopyResult =
  | { status: 'copied' }
  /** There is no outbox. */
  | { status: 'missing' }
  /** The file to write exists. */
  | { status: 'exists' }
  /** SQLite's integrity check found this in the copy. */
  | { status: 'damaged'; reason: string };

/**
 * Copies the outbox at `from`, marked as a copy, to a new private file, while servers use it
 * (https://sqlite.org/backup.html). `to` appears when the copy is complete, verified and on disk.
 * Rejects with the error of the system or of SQLite if it cannot be written.
 */
export async function copyOutbox(from: string, to: string): Promise<CopyResult> {
  if (!existsSync(from)) return { status: 'missing' };
  if (existsSync(to)) return { status: 'exists' };
  const unfinished = `${to}.${randomUUID()}.unfinished`;
  // SQLite accepts an empty file; a file that it creates would be readable for every user.
  closeSync(openSync(unfinished, 'wx', 0o600));
  try {
    const reason = (await damageIn(from, unfinished)) ?? markCopy(unfinished);
    if (reason !== undefined) return { status: 'damaged', reason };
    sync(unfinished);
    return { status: placeNew(unfinished, to) ? 'copied' : 'exists' };
  } finally {
    for (const suffix of ['', '-journal', '-wal', '-shm'])
      rmSync(unfinished + suffix, { force: true });
  }
}

/** Copies all pages. Returns why SQLite cannot read them. */
async function damageIn(from: string, to: string): Promise<string | undefined> {
  const outbox = new DatabaseSync(from, { timeout: LOCK_MS });
  try {
    await backup(outbox, to, { rate: ALL_PAGES });
    return undefined;
  } catch (error) {
    if (isDamage(error)) return error.message;
    throw error;
  } finally {
    outbox.close();
  }
}

/** Checks the copy and marks it. Returns the first problem of the check. */
function markCopy(path: string): string | undefined {
  const copy = new DatabaseSync(path);
  try {
    // One file is easier to keep than three. The outbox sets WAL again when it is opened.
    copy.exec('PRAGMA journal_mode = DELETE; PRAGMA secure_delete = ON;');
    const problem = copy.prepare('PRAGMA integrity_check(1)').get()?.['integrity_check'];
    if (problem !== 'ok') return String(problem);
    copy.exec("INSERT OR IGNORE INTO note (name, value) VALUES ('is-copy', '1')");
    return undefined;
  } catch (error) {
    if (isDamage(error)) return error.message;
    throw error;
  } finally {
    copy.close();
  }
}

/** https://sqlite.org/rescode.html: ERROR (no such table), CORRUPT and NOTADB. */
const DAMAGE: readonly unknown[] = [1, 11, 26];

function isDamage(error: unknown): error is Error {
  return error instanceof Error && 'errcode' in error && DAMAGE.includes(error.errcode);
}

/** Gives a file its name in one step. Returns whether the name was free. */
function placeNew(file: string, to: string): boolean {
  try {
    linkSync(file, to);
  } catch (error) {
    if (existsSync(to)) return false;
    const isWithoutLinks = error instanceof Error && 'code' in error && NO_LINKS.has(error.code);
    if (!isWithoutLinks) throw error;
    renameSync(file, to);
  }
  sync(dirname(to));
  return true;
}

/** The codes of file systems without hard links, such as exFAT and some network shares. */
const NO_LINKS = new Set<unknown>(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK']);

/** Waits until a file or a folder is on disk. */
function sync(path: string): void {
  // Windows cannot open a folder.
  if (process.platform === 'win32') return;
  const file = openSync(path, 'r');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
