import { expect, test } from 'vitest';
import { sqliteOutboxQueue } from '../../../../src/providers/sqlite/sqlite-outbox-queue.ts';
import type { Job } from '../../../../src/subscribers/outbox/job.ts';
import { anAddress } from '../../../fakes/an-address.ts';
import { after, anOutbox, noon } from './an-outbox.ts';

const leave = (name: string): Job => ({
  kind: 'leave',
  address: anAddress(`${name}@example.org`),
  at: noon,
  reason: 'reader',
});
const erase = (name: string): Job => ({ kind: 'erase', address: anAddress(`${name}@example.org`) });
const mailTo = (to: string) => ({ from: 'F', to, subject: 'S', html: 'H', text: 'T' });

test('one of several servers works; another takes over when it hangs or ends', async () => {
  const { file, work } = anOutbox({ host: 'a', pid: 1, isRunning: () => true });
  const elsewhere = sqliteOutboxQueue(file, { host: 'b', pid: 1, isRunning: () => true });
  expect(await work.takeLease(noon)).toBe(true);
  expect(await elsewhere.takeLease(after(60_000))).toBe(false);
  expect(await work.takeLease(after(100_000))).toBe(true);
  expect(await elsewhere.takeLease(after(200_000))).toBe(false);
  expect(await elsewhere.takeLease(after(221_000))).toBe(true);
  expect(await work.takeLease(after(222_000))).toBe(false);

  await elsewhere.giveUpLease();
  expect(await work.takeLease(after(223_000))).toBe(true);
  const next = sqliteOutboxQueue(file, { host: 'a', pid: 2, isRunning: (pid) => pid !== 1 });
  expect(await next.takeLease(after(224_000))).toBe(true);
});

test('a frozen batch comes back unchanged until it is done', async () => {
  const { add, work, report } = anOutbox();
  for (const name of ['ada', 'eve', 'bob']) await add(name);
  const mails = ['bob', 'ada', 'eve'].map(mailTo);
  await work.freeze([3, 1, 2], { key: 'k', mails, frozenAt: noon });
  expect(await work.dueMails(100, noon)).toEqual([]);
  expect(await work.dueBatch(noon)).toEqual({ id: 1, key: 'k', mails, frozenAt: noon, tries: 0 });

  await work.postponeBatch(1, after(5000));
  expect(await work.dueBatch(after(4999))).toBeUndefined();
  expect(await work.dueBatch(after(5000))).toMatchObject({ key: 'k', mails, tries: 1 });

  await work.finishBatch(1, { refused: [0], reason: 'refused', now: after(6000) });
  expect(await work.dueBatch(after(1e9))).toBeUndefined();
  expect(report.parked()).toMatchObject([{ id: 3, address: 'bob@example.org', reason: 'refused' }]);
  expect(report.state()).toMatchObject({ depth: 0, parked: 1, lastSuccess: after(6000) });
});

test('a dissolved batch returns its jobs, together or each alone', async () => {
  const { add, work } = anOutbox();
  for (const name of ['ada', 'eve', 'bob']) await add(name);
  const freeze = () =>
    work.freeze([1, 2, 3], { key: 'k', mails: ['a', 'b', 'c'].map(mailTo), frozenAt: noon });
  await work.dissolve((await freeze()).id, { due: after(1000), alone: false });
  expect(await work.dueMails(100, after(999))).toEqual([]);
  expect((await work.dueMails(100, after(1000))).map(({ id }) => id)).toEqual([1, 2, 3]);
  expect((await work.dueMails(2, after(1000))).map(({ id }) => id)).toEqual([1, 2]);

  await work.dissolve((await freeze()).id, { due: after(1000), alone: true });
  expect((await work.dueMails(100, after(1000))).map(({ id }) => id)).toEqual([1]);
});

test('the jobs of one reader run in order', async () => {
  const { outbox, work } = anOutbox();
  await outbox.add({ key: '1', job: leave('ada'), now: noon });
  await outbox.add({ key: '2', job: erase('Ada'), now: noon });
  await outbox.add({ key: '3', job: leave('eve'), now: noon });
  await work.postpone(1, after(60_000));
  expect((await work.dueListJob(noon))?.id).toBe(3);
  await work.finish(3, { then: [], now: noon });
  expect(await work.dueListJob(noon)).toBeUndefined();
  expect((await work.dueListJob(after(60_000)))?.id).toBe(1);
  await work.finish(1, { then: [], now: noon });
  expect((await work.dueListJob(noon))?.id).toBe(2);
});

test('the follow-ups of a job are there as soon as it is done', async () => {
  const { outbox, work } = anOutbox();
  await outbox.add({ key: '1', job: leave('ada'), now: noon });
  await work.finish(1, { then: [erase('ada')], now: noon });
  expect(await work.dueListJob(noon)).toMatchObject({ job: { kind: 'erase' } });
});

test('parked jobs can be retried or dropped', async () => {
  const { add, work, report } = anOutbox();
  for (const name of ['ada', 'eve', 'bob']) await add(name);
  for (const id of [1, 2, 3]) await work.park(id, 'outcome-unknown');
  expect(await work.dueMails(100, noon)).toEqual([]);
  expect(report.retry(9, noon)).toBe(0);
  expect(report.retry(1, noon)).toBe(1);
  expect(report.drop(2)).toBe(1);
  expect(report.drop(1)).toBe(0);
  expect(report.retry('all', noon)).toBe(1);
  expect((await work.dueMails(100, noon)).map(({ id }) => id)).toEqual([1, 3]);
});

test('an unreadable job of another version is parked and blocks nothing', async () => {
  const { add, file, work, report } = anOutbox();
  await add('ada');
  await add('eve');
  file.write((run) => run(`UPDATE job SET job = '{"kind":"sing"}' WHERE id = 1`));
  expect((await work.dueMails(100, noon)).map(({ id }) => id)).toEqual([2]);
  expect(report.parked()).toMatchObject([{ id: 1, kind: undefined, reason: 'unreadable' }]);
});
