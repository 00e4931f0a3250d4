import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** Interval at which a waiting process checks the lock. */
const POLL_MS = 50;

/**
 * Runs `work` while no other process on this machine holds the lock `file`. It is a lock of the
 * operating system on an empty database, so it is released when the process ends, however it ends.
 * `onWait` is called once if another process holds it.
 */
export async function withFileLock<T>(
  file: string,
  work: () => Promise<T>,
  onWait: () => void = () => undefined,
): Promise<T> {
  await mkdir(dirname(file), { recursive: true });
  const lock = new DatabaseSync(file);
  try {
    for (let attempt = 0; !acquire(lock); attempt++) {
      if (attempt === 0) onWait();
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
    return await work();
  } finally {
    lock.close();
  }
}

/** Acquires the lock if it is free. Throws for any other error. */
function acquire(lock: DatabaseSync): boolean {
  try {
    lock.exec('BEGIN EXCLUSIVE');
    return true;
  } catch (error) {
    if (error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY) return false;
    throw error;
  }
}

/** https://sqlite.org/rescode.html#busy */
const SQLITE_BUSY = 5;
