// Signs readers up in the outbox at the path that it is given until the disk takes no more; prints
// how many were kept, what was logged and whether a probe found the disk good right after, as JSON.
import { outboxFile } from '../../../../src/providers/sqlite/outbox-file.ts';
import { sqliteOutbox } from '../../../../src/providers/sqlite/sqlite-outbox.ts';
import { sqliteOutboxReport } from '../../../../src/providers/sqlite/sqlite-outbox-report.ts';
import type { LogEntry } from '../../../../src/core/log.ts';
import { anAddress } from '../../../fakes/an-address.ts';

const now = new Date('2025-03-01T12:00:00Z');
const logged: LogEntry[] = [];
const file = outboxFile(process.argv[2] ?? '');
const outbox = sqliteOutbox(file, (entry) => void logged.push(entry), setImmediate);

const add = (i: number) =>
  outbox.add({
    key: `k${i}`,
    job: {
      kind: 'mail-confirmation',
      newsletters: ['daily'],
      issuedAt: now,
      page: '/',
      address: anAddress(`reader${i}@example.org`),
    },
    now,
  });
// As in the server, where the worker has the file open as well.
const report = sqliteOutboxReport(outboxFile(process.argv[2] ?? ''));
report.state();
let kept = 0;
while ((await add(kept)) === 'kept') kept += 1;

let isProbed = true;
try {
  report.probe(new Date(now.getTime() + 1000));
} catch {
  isProbed = false;
}
console.log(JSON.stringify({ kept, logged, isProbed }));
