import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { outboxFile } from '../../../../src/providers/sqlite/outbox-file.ts';
import { sqliteOutboxQueue } from '../../../../src/providers/sqlite/sqlite-outbox-queue.ts';
import type { Job } from '../../../../src/subscribers/outbox/job.ts';
import { anAddress } from '../../../fakes/an-address.ts';
import { after, aMailJob, anOutbox, noon } from './an-outbox.ts';

const HOUR_MS = 3_600_000;
const address = anAddress('ada@example.org');

test('a stored job is there for another process, unchanged', async () => {
  const { outbox, path } = anOutbox();
  const jobs: Job[] = [
    aMailJob('ada'),
    {
      kind: 'subscribe',
      address,
      newsletters: ['daily', 'weekly'],
      consent: { at: noon, page: '/', text: 'One mail a day.' },
      issuedAt: noon,
    },
  ];
  for (const [i, job] of jobs.entries()) {
    expect(await outbox.add({ key: `k${i}`, job, now: noon })).toBe('kept');
  }

  const other = outboxFile(path);
  const work = sqliteOutboxQueue(other, { host: 'b', pid: 2, isRunning: () => true });
  expect(await work.dueMails(100, noon)).toEqual([{ id: 1, job: jobs[0], tries: 0 }]);
  expect(await work.dueListJob(noon)).toEqual({ id: 2, job: jobs[1], tries: 0 });
  other.close();
});

test('a key is one job, even after it is done, for days', async () => {
  const { add, work } = anOutbox();
  expect(await add('ada')).toBe('kept');
  expect(await add('ada')).toBe('known');
  await work.finish(1, { then: [], now: noon });
  await work.cleanUp(noon);
  expect(await add('ada', after(24 * HOUR_MS))).toBe('known');
  await add('eve', after(8 * 24 * HOUR_MS));
  await work.finish(2, { then: [], now: after(8 * 24 * HOUR_MS) });
  await work.cleanUp(after(8 * 24 * HOUR_MS));
  expect(await add('ada', after(8 * 24 * HOUR_MS))).toBe('kept');
});

test('a known job, or nothing, is written to the disk too, so that timing reveals nothing', async () => {
  const { outbox, add, report, file } = anOutbox();
  const written = () => file.all("SELECT value FROM note WHERE name = 'probe'");
  await add('ada');
  expect(written()).toEqual([]);
  expect(await add('ada', after(1))).toBe('known');
  expect(written()).toEqual([{ value: after(1).toISOString() }]);
  expect(await outbox.addNothing(after(2))).toBe('known');
  expect(written()).toEqual([{ value: after(2).toISOString() }]);
  expect(report.state().depth).toBe(1);
});

test('fifty at once with one key are one job', async () => {
  const { add, report } = anOutbox();
  const answers = await Promise.all(Array.from({ length: 50 }, () => add('ada')));
  expect(answers.filter((answer) => answer === 'kept')).toHaveLength(1);
  expect(report.state().depth).toBe(1);
});

/** An outbox that counts how often it writes. */
function aCountedOutbox() {
  const box = anOutbox();
  const writes: number[] = [];
  const { write } = box.file;
  box.file.write = (step) => {
    writes.push(1);
    return write(step);
  };
  return { ...box, writes };
}

test('a thousand at once are one write', async () => {
  const { add, writes } = aCountedOutbox();
  await Promise.all(Array.from({ length: 1000 }, (_, i) => add(`reader${i}`)));
  expect(writes).toHaveLength(1);
});

test('jobs that arrive while a group is open join it, up to a limit', async () => {
  const { add, writes } = aCountedOutbox();
  const adding: Promise<unknown>[] = [];
  for (let i = 0; i < 5; i++) {
    adding.push(add(`reader${i}`));
    await new Promise(setImmediate);
  }
  await Promise.all(adding);
  expect(writes).toHaveLength(1);

  // A stream that does not end holds nobody up for good.
  let isAnswered = false;
  void add('first').then(() => (isAnswered = true));
  for (let i = 0; !isAnswered; i++) {
    void add(`later${i}`);
    await new Promise(setImmediate);
  }
});

test('nobody else on the machine may read it', async () => {
  const { add, path } = anOutbox();
  await add('ada');
  for (const name of readdirSync(dirname(path))) {
    expect(statSync(join(dirname(path), name)).mode & 0o077, name).toBe(0);
  }
});

test('a finished job leaves no address, and no hash of one, on disk', async () => {
  const { add, work, path } = anOutbox();
  const onDisk = () =>
    readdirSync(dirname(path))
      .map((name) => readFileSync(join(dirname(path), name), 'latin1'))
      .join('\n');
  for (let i = 0; i < 200; i++) await add(`canary${i}`);
  expect(onDisk()).toContain('canary');

  for (let done = 0; done < 200; done += 100) {
    const due = await work.dueMails(100, noon);
    const mails = due.map(({ job }) => ({
      from: 'F',
      to: job.address,
      subject: 'S',
      html: 'H',
      text: `for ${job.address}`,
    }));
    const jobs = due.map(({ id }) => id);
    const { id } = await work.freeze(jobs, { key: `b${done}`, mails, frozenAt: noon });
    await work.finishBatch(id, { refused: [], reason: '', now: noon });
  }
  await work.cleanUp(noon);
  expect(onDisk()).not.toContain('canary');
});

test('a failing disk is logged once per outage, and works again without a restart', async () => {
  const { add, outbox, path, logged, report } = anOutbox();
  // A file where the folder has to be.
  writeFileSync(dirname(path), '');
  expect(await add('ada')).toBe('unavailable');
  expect(await outbox.addNothing(noon)).toBe('unavailable');
  expect(() => report.state()).toThrow();

  rmSync(dirname(path));
  expect(await add('ada')).toBe('kept');
  expect(report.state().depth).toBe(1);
  expect(logged.map(({ event }) => event)).toEqual([
    'outbox-unavailable',
    'outbox-available-again',
  ]);
});

// As SQLite itself says it, of this very connection (https://sqlite.org/pragma.html).
test.each([
  ['SQLITE_READONLY', 'PRAGMA query_only = ON', 'attempt to write a readonly database'],
  ['SQLITE_FULL', 'PRAGMA max_page_count = 1', 'database or disk is full'],
])('%s, by %s: “%s”, and nothing is kept of it', async (_name, pragma, reason) => {
  const { add, file, logged, report } = anOutbox();
  await add('ada');
  file.all(pragma);
  const many = Array.from({ length: 200 }, (_, i) => add(`reader-${i}`));
  expect(new Set(await Promise.all(many))).toEqual(new Set(['unavailable']));
  expect(logged).toMatchObject([{ event: 'outbox-unavailable', reason }]);
  expect(report.state().depth).toBe(1);
  expect(await add('reader-0')).toBe('kept');
});

// A file may grow to so many blocks; the write beyond them fails as it does on a disk that is broken.
test('SQLITE_IOERR, by a limit of the system: “disk I/O error”, and what was acknowledged is there', () => {
  const { path, report } = anOutbox();
  const filling = join(import.meta.dirname, 'fill-outbox.ts');
  const limited = ['-c', 'ulimit -f 400; exec "$@"', 'sh', process.execPath, filling, path];
  const printed: unknown = JSON.parse(execFileSync('sh', limited, { encoding: 'utf8' }));
  const { depth } = report.state();
  expect(printed).toMatchObject({
    kept: depth,
    logged: [{ event: 'outbox-unavailable', reason: 'disk I/O error' }],
  });
  expect(depth).toBeGreaterThan(0);
});

// Of 4 KiB, in blocks of 512 bytes: where one page fits and a sign-up does not, a probe must not fit either.
test('a disk too full for a sign-up is not healthy because a few bytes still fit', () => {
  const filling = join(import.meta.dirname, 'fill-outbox.ts');
  for (const pages of [20, 21, 22, 23]) {
    const { path } = anOutbox();
    const limited = [
      '-c',
      `ulimit -f ${pages * 8}; exec "$@"`,
      'sh',
      process.execPath,
      filling,
      path,
    ];
    const printed: unknown = JSON.parse(execFileSync('sh', limited, { encoding: 'utf8' }));
    expect(printed).toMatchObject({ isProbed: false });
  }
});

test('a file that is not an outbox is reported and not changed', async () => {
  const { add, path, folder } = anOutbox();
  mkdirSync(join(folder, 'kept'));
  writeFileSync(path, 'somebody’s notes '.repeat(200));
  expect(await add('ada')).toBe('unavailable');
  expect(readFileSync(path, 'utf8')).toMatch(/^somebody’s notes/);
});
