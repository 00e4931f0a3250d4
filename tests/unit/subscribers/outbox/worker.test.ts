import { expect, test } from 'vitest';
import type { BatchOutcome } from '../../../../src/subscribers/outbox/outgoing-mail.ts';
import { anAddress } from '../../../fakes/an-address.ts';
import { HOUR_MS, MINUTE_MS, SECOND_MS, aWorker } from './a-worker.ts';

const doubt: BatchOutcome = { status: 'later', reason: 'unknown-outcome', mayBeDone: true };
const limited = (afterMs: number): BatchOutcome => ({
  status: 'later',
  reason: 'rate-limited',
  afterMs,
  mayBeDone: false,
});
const names = (count: number) => Array.from({ length: count }, (_, i) => `reader${i}`);

test('5,000 emails are fifty requests, and everybody gets one', async () => {
  const it = aWorker();
  await Promise.all(names(5000).map((name) => it.add(name)));
  await it.work(SECOND_MS);
  expect(it.mailer.asked).toHaveLength(50);
  expect(new Set(it.to()).size).toBe(5000);
  expect(it.report.state()).toMatchObject({ depth: 0, parked: 0 });
});

test('a batch with an unknown outcome is retried under its key, byte for byte', async () => {
  const it = aWorker();
  await Promise.all(['ada', 'eve'].map((name) => it.add(name)));
  it.mailer.outcomes = ['lost'];
  await it.work(SECOND_MS);
  await it.add('bob');
  await it.work(MINUTE_MS);
  expect(it.mailer.asked.map(({ key }) => key).toSorted()).toEqual(['key1', 'key1', 'key2']);
  expect(it.to().toSorted()).toEqual(['ada', 'bob', 'eve']);
});

test('after 23 hours without an outcome the batch is parked, and nothing is sent twice', async () => {
  const it = aWorker();
  await it.add('ada');
  it.mailer.outcomes = ['lost'];
  await it.work(SECOND_MS);
  it.pause(24 * HOUR_MS);
  await it.work(HOUR_MS);
  expect(it.to()).toEqual(['ada']);
  expect(it.report.parked()).toMatchObject([{ reason: 'outcome-unknown' }]);
  expect(it.logged).toMatchObject([{ level: 'error', event: 'mails-parked' }]);
});

test('a rate limit is waited out, and no outcome counts as unknown', async () => {
  const it = aWorker();
  await it.add('ada');
  it.mailer.outcomes = [limited(7000)];
  await it.work(6900);
  expect(it.mailer.asked).toHaveLength(1);
  await it.work(600);
  expect(it.mailer.asked.map(({ key }) => key)).toEqual(['key1', 'key2']);
  expect(it.to()).toEqual(['ada']);
});

test('when the quota is used up, it alerts, waits an hour and keeps running list jobs', async () => {
  const it = aWorker();
  await it.add('ada');
  it.mailer.outcomes = Array.from({ length: 5 }, () => ({ status: 'quota', reason: 'quota' }));
  await it.work(10 * MINUTE_MS);
  const job = { kind: 'erase', address: anAddress('eve@example.org') } as const;
  await it.outbox.add({ key: 'e', job, now: it.clock() });
  await it.work(MINUTE_MS);
  expect(it.done).toEqual([job]);
  await it.work(5 * HOUR_MS);
  expect(it.mailer.asked.length).toBe(6);
  expect(it.to()).toEqual(['ada']);
  expect(it.logged.filter(({ event }) => event === 'resend-quota-used-up')).toHaveLength(5);
});

test('a wrong setting is logged and parks no job', async () => {
  const it = aWorker();
  await Promise.all(names(10).map((name) => it.add(name)));
  const wrong: BatchOutcome = { status: 'misconfigured', reason: 'invalid_api_key' };
  it.mailer.outcomes = Array.from({ length: 8 }, () => wrong);
  await it.work(2 * HOUR_MS);
  expect(it.logged[0]).toMatchObject({ level: 'error', reason: 'invalid_api_key' });
  expect(it.report.state()).toMatchObject({ depth: 0, parked: 0 });
  expect(it.to()).toHaveLength(10);
});

test('one bad address parks only itself, even if Resend rejects the whole batch', async () => {
  for (const whole of [false, true]) {
    const it = aWorker();
    await Promise.all(names(100).map((name) => it.add(name)));
    it.mailer.refuses = new Set(['reader50@example.org']);
    if (whole) it.mailer.outcomes = [{ status: 'refused', reason: 'validation_error' }];
    await it.work(MINUTE_MS);
    expect(it.to()).toHaveLength(99);
    expect(it.report.parked()).toMatchObject([{ address: 'reader50@example.org' }]);
  }
});

test('a batch that always fails does not block the others', async () => {
  const it = aWorker();
  await it.add('ada');
  const { submit } = it.mailer;
  it.mailer.submit = async (batch) =>
    batch.mails.some(({ to }) => to.startsWith('ada')) ? doubt : submit.call(it.mailer, batch);
  await it.work(SECOND_MS);
  for (const name of names(20)) {
    await it.add(name);
    await it.work(10 * SECOND_MS);
  }
  await it.work(MINUTE_MS);
  expect(it.to()).toHaveLength(20);
});

test('while Resend is down, requests and batches are few; then everything is sent', async () => {
  const it = aWorker();
  it.mailer.outcomes = Array.from({ length: 1000 }, () => doubt);
  for (let minute = 0; minute < 10; minute++) {
    await it.add(`reader${minute}`);
    await it.work(MINUTE_MS);
  }
  expect(it.mailer.asked.length).toBeLessThan(40);
  expect(new Set(it.mailer.asked.map(({ key }) => key)).size).toBeLessThan(6);
  it.mailer.outcomes = [];
  await it.work(20 * MINUTE_MS);
  expect(it.to().toSorted()).toEqual(names(10));
});

test('a list job is retried until it is done, and parked if it is rejected', async () => {
  const it = aWorker();
  const erase = (name: string) =>
    ({ kind: 'erase', address: anAddress(`${name}@example.org`) }) as const;
  it.listOutcomes.push(
    { status: 'later', reason: 'unavailable', mayBeDone: true },
    { status: 'later', reason: 'rate-limited', afterMs: 3000, mayBeDone: false },
  );
  await it.outbox.add({ key: '1', job: erase('ada'), now: it.clock() });
  await it.work(MINUTE_MS);
  expect(it.done).toEqual([erase('ada')]);

  it.listOutcomes.push({ status: 'refused', reason: 'validation_error' });
  await it.outbox.add({ key: '2', job: erase('zoe'), now: it.clock() });
  await it.work(MINUTE_MS);
  expect(it.report.parked()).toMatchObject([{ kind: 'erase', reason: 'validation_error' }]);
  expect(JSON.stringify(it.logged)).not.toContain('zoe');
});

test('a superseded job has no follow-ups, a finished one does', async () => {
  const it = aWorker();
  const address = anAddress('ada@example.org');
  const welcome = { kind: 'mail-welcome', address, newsletters: ['daily'] } as const;
  const job = { kind: 'erase', address } as const;
  it.listOutcomes.push(
    { status: 'superseded' },
    { status: 'done', then: [{ ...welcome, newsletters: ['daily'] }] },
  );
  await it.outbox.add({ key: '1', job, now: it.clock() });
  await it.work(SECOND_MS);
  expect(it.to()).toEqual([]);
  await it.outbox.add({ key: '2', job, now: it.clock() });
  await it.work(SECOND_MS);
  expect(it.to()).toEqual(['ada']);
});

test('a failing disk stops the worker and loses no job', async () => {
  const it = aWorker();
  await it.add('ada');
  const { write } = it.file;
  it.file.write = () => {
    throw Object.assign(new Error('x'), { errstr: 'database or disk is full' });
  };
  await it.work(MINUTE_MS);
  expect(it.logged[0]).toMatchObject({
    event: 'worker-failed',
    reason: 'database or disk is full',
  });
  // Tried again after 1, 2, 4 … seconds: to look at the disk is no failure of its own.
  expect(it.logged).toHaveLength(7);
  expect(it.to()).toEqual([]);
  it.file.write = write;
  await it.work(2 * MINUTE_MS);
  expect(it.to()).toEqual(['ada']);
});
