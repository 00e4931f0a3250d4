import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { outboxFile } from '../../src/providers/sqlite/outbox-file.ts';
import { sqliteOutbox } from '../../src/providers/sqlite/sqlite-outbox.ts';
import { sqliteOutboxQueue } from '../../src/providers/sqlite/sqlite-outbox-queue.ts';
import type { Job } from '../../src/subscribers/outbox/job.ts';
import { anAddress } from '../fakes/an-address.ts';
import { subscribersCommand } from './subscribers-command.ts';

const { sandbox, sdk, folder, run, changes } = await subscribersCommand();
const address = anAddress('Canary@readers.example');
const other = anAddress('other@readers.example');
const path = join(folder, 'outbox.sqlite');
const now = new Date('2025-03-01T12:00:00Z');

beforeEach(() => {
  for (const end of ['', '-wal', '-shm']) rmSync(path + end, { force: true });
});

/** An outbox with data of both: waiting emails and jobs, and a parked email. */
async function filledOutbox() {
  const file = outboxFile(path);
  const outbox = sqliteOutbox(file, () => undefined);
  const work = sqliteOutboxQueue(file, { host: 'a', pid: 1, isRunning: () => true });
  const mail = (to: typeof address): Job => ({
    kind: 'mail-welcome',
    address: to,
    newsletters: [],
  });
  const jobs = [
    mail(address),
    mail(other),
    { kind: 'leave', address, at: now, reason: 'reader' },
    { kind: 'change-address', address: other, from: anAddress('canary@readers.example'), at: now },
    mail(address),
  ] satisfies Job[];
  for (const [i, job] of jobs.entries()) await outbox.add({ key: `${i}`, job, now });
  await work.park(5, 'validation_error');
  return { file, work };
}

test('an erased address is gone from Resend, from the outbox, and from the bytes of its file', async () => {
  await sdk.contacts.create({ email: address });
  await sdk.contacts.create({ email: other });
  await sdk.suppressions.add({ email: address });
  const { file } = await filledOutbox();
  file.close();

  const dry = await run('erase', address);
  expect(dry).toMatchObject({ status: 0, errors: '' });
  expect(dry.out).toMatch(/contact at Resend[^]*suppression list[^]*3 jobs[^]*1 job/);
  expect(dry.out).toContain('Nothing was erased');
  expect(changes()).toEqual([]);

  const erased = await run('erase', address, '--yes');
  expect(erased).toMatchObject({ status: 0, errors: '' });
  expect(erased.out).toMatch(/^Erased a contact[^]*suppression list[^]*3 jobs[^]*1 job/);
  expect(erased.all).not.toMatch(/canary/i);
  expect((await sdk.contacts.get({ email: address })).data).toBeNull();
  expect((await sdk.suppressions.get(address)).data).toBeNull();
  for (const end of ['', '-wal']) {
    if (existsSync(path + end)) expect(readFileSync(path + end, 'latin1')).not.toMatch(/canary/i);
  }
  // Other addresses stay.
  expect((await sdk.contacts.get({ email: other })).data).not.toBeNull();
  expect(outboxFile(path).all('SELECT job FROM job')).toHaveLength(1);

  const again = await run('erase', address, '--yes');
  expect(again.status).toBe(0);
  expect(again.out).toContain('Nothing is stored about this address');
});

test('an email that may have reached Resend stays until that is known, and is reported', async () => {
  const { file, work } = await filledOutbox();
  await work.freeze([1], { key: 'k', mails: [], frozenAt: now });
  file.close();
  const { status, errors } = await run('erase', address, '--yes');
  expect(status).toBe(4);
  expect(errors).toContain('may have reached Resend');
  expect(errors).toContain('Run the same command again');
});

test('creates no outbox, and refuses an invalid address', async () => {
  await sdk.contacts.create({ email: address });
  expect((await run('erase', address, '--yes')).status).toBe(0);
  expect(existsSync(path)).toBe(false);
  const wrong = await run('erase', 'no address', '--yes');
  expect(wrong.status).toBe(2);
});

test('with Resend down, claims nothing and exits with 4', async () => {
  sandbox.inject({ kind: 'drop', times: 100, when: 'before' });
  const { status, out, errors } = await run('erase', address, '--yes');
  expect(status).toBe(4);
  expect(out).toBe('');
  expect(errors).toContain('Run the same command again');
});
