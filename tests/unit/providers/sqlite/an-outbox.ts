import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { outboxFile } from '../../../../src/providers/sqlite/outbox-file.ts';
import { sqliteOutbox } from '../../../../src/providers/sqlite/sqlite-outbox.ts';
import { sqliteOutboxReport } from '../../../../src/providers/sqlite/sqlite-outbox-report.ts';
import { sqliteOutboxQueue } from '../../../../src/providers/sqlite/sqlite-outbox-queue.ts';
import type { LogEntry } from '../../../../src/core/log.ts';
import type { Job } from '../../../../src/subscribers/outbox/job.ts';
import { anAddress } from '../../../fakes/an-address.ts';

export const noon = new Date('2025-03-01T12:00:00Z');
export const after = (ms: number) => new Date(noon.getTime() + ms);

// Where there is one, a disk in memory: thousands of commits are waited for.
const memory = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

/** An outbox in a folder that goes with the test, and what looks at it from all sides. */
export function anOutbox(server = { host: 'a', pid: 1, isRunning: () => true }) {
  const folder = mkdtempSync(join(memory, 'broadsheet-unit-outbox-'));
  const path = join(folder, 'kept/outbox.sqlite');
  const file = outboxFile(path);
  const logged: LogEntry[] = [];
  onTestFinished(() => {
    file.close();
    rmSync(folder, { recursive: true });
  });
  const outbox = sqliteOutbox(file, (entry) => void logged.push(entry), setImmediate);
  return {
    folder,
    path,
    file,
    logged,
    outbox,
    work: sqliteOutboxQueue(file, server),
    report: sqliteOutboxReport(file),
    add: (name: string, now = noon) => outbox.add({ key: name, job: aMailJob(name), now }),
  };
}

export function aMailJob(name: string): Extract<Job, { kind: 'mail-confirmation' }> {
  return {
    kind: 'mail-confirmation',
    address: anAddress(`${name}@example.org`),
    newsletters: ['daily'],
    issuedAt: noon,
    page: '/',
  };
}
