import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** How often one who waits looks whether it is its turn. */
const LOOK_MS = 50;

/**
 * Does `work` while no other process of this machine is at work under the same `file`. The lock is
 * the operating system's, on a database that stays empty: it ends with the process, however that
 * ends, so a lock of the dead does not exist. `onWait` is told once when somebody else is at work.
 */
export async function withFileLock<T>(
  file: string,
  work: () => Promise<T>,
  onWait: () => void = () => undefined,
): Promise<T> {
  await mkdir(dirname(file), { recursive: true });
  const lock = new DatabaseSync(file);
  try {
    for (let looks = 0; !isOurs(lock); looks++) {
      if (looks === 0) onWait();
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    }
    return await work();
  } finally {
    lock.close();
  }
}

/** Takes the lock if it is free. Throws for every other reason than that somebody has it. */
function isOurs(lock: DatabaseSync): boolean {
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
