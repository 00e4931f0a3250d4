import { expect, test } from 'vitest';
import { cancelIssue } from '../../../../src/newsletters/sending/cancel-issue.ts';
import { FakeIssueLedger } from '../../../fakes/fake-issue-ledger.ts';
import { mended, MORNING, postOffice } from './post-office.ts';

const { sandbox, deps, send, received } = await postOffice();
const NAME = 'issue/2025-04-14-daily';
const SUBJECT = 'Feeds, in a new version';
const at = new Date(MORNING + 3_600_000);
const cancel = (ledger: FakeIssueLedger) => cancelIssue(NAME, deps(ledger));

test('a scheduled issue goes out at its moment, once, however often it is asked for', async () => {
  const ledger = new FakeIssueLedger();
  const scheduled = { kind: 'scheduled', at };
  expect(await send(ledger, { at })).toMatchObject(scheduled);
  expect(await send(ledger, { at })).toMatchObject(scheduled);
  expect(await send(new FakeIssueLedger())).toMatchObject(scheduled);
  expect(received()).toEqual([]);

  await sandbox.advance(3_600_000);
  expect(await send(ledger)).toMatchObject({ kind: 'submitted' });
  expect(await send(new FakeIssueLedger())).toMatchObject({ kind: 'submitted' });
  expect(received()).toEqual([SUBJECT]);
});

test('what is scheduled keeps another version from going out', async () => {
  await send(new FakeIssueLedger(), { at });
  expect(await send(new FakeIssueLedger(), mended)).toMatchObject({ kind: 'other-version' });
});

test('a scheduled issue can be taken back, and sent then, also in another version', async () => {
  const ledger = new FakeIssueLedger();
  await send(ledger, { at });
  expect(await cancel(ledger)).toMatchObject({ kind: 'canceled', status: 'draft' });
  await sandbox.advance(7_200_000);
  expect(received()).toEqual([]);
  expect(await send(ledger, mended)).toMatchObject({ kind: 'submitted' });
  expect(received()).toEqual(['Feeds, mended']);
});

test('one that is going out can be stopped, and never goes out again', async () => {
  sandbox.setBroadcastDelay(60_000);
  const ledger = new FakeIssueLedger();
  expect(await send(ledger)).toMatchObject({ kind: 'submitted', status: 'queued' });
  expect(await cancel(ledger)).toMatchObject({ kind: 'canceled', status: 'canceled' });
  expect(await send(ledger)).toMatchObject({ kind: 'canceled' });
  expect(await send(new FakeIssueLedger())).toMatchObject({ kind: 'canceled' });
  await sandbox.advance(120_000);
  expect(received()).toEqual([]);
});

test('what is out cannot be taken back, and what never was neither', async () => {
  const ledger = new FakeIssueLedger();
  expect(await cancel(ledger)).toEqual({ kind: 'nothing' });
  await send(ledger);
  expect(await cancel(ledger)).toMatchObject({ kind: 'too-late', status: 'sent' });
});

test('a lost answer to taking back is asked for', async () => {
  const ledger = new FakeIssueLedger();
  await send(ledger, { at });
  sandbox.inject({ kind: 'drop', when: 'after', path: '/broadcasts/*/cancel' });
  expect(await cancel(ledger)).toMatchObject({ kind: 'canceled', status: 'draft' });
});
