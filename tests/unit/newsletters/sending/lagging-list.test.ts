import { expect, test } from 'vitest';
import { SETTLE_MS } from '../../../../src/newsletters/sending/send-request.ts';
import { sendIssue } from '../../../../src/newsletters/sending/send-issue.ts';
import { FakeIssueLedger } from '../../../fakes/fake-issue-ledger.ts';
import { dataOf } from '../../scripts/sandbox/running-sandbox.ts';
import { mailing, mended, postOffice } from './post-office.ts';

const { sandbox, sdk, audience, waited, deps, send, received } = await postOffice();
const SUBJECT = 'Feeds, in a new version';
const request = { articles: 1, forced: [] };

/** All broadcasts, as they are behind every lag. */
const broadcasts = async () => {
  sandbox.setBroadcastLag({ listMs: 0, getMs: 0 });
  return dataOf(await sdk.broadcasts.list({ limit: 100 })).data;
};

/** A run that is killed at its first wait of some ms or more in all. */
async function killedAfter(ms: number, ledger: FakeIssueLedger) {
  const office = deps(ledger);
  const { sleep } = office;
  office.sleep = async (pause) => {
    if (waited() >= ms) throw new Error('killed');
    await sleep(pause);
  };
  await expect(sendIssue(mailing(audience), request, office)).rejects.toThrow('killed');
}

test('a draft is sent only after the settle time and a look at its end', async () => {
  const office = deps(new FakeIssueLedger());
  const { create, all, send: submit } = office.broadcaster;
  const at: Record<'create' | 'look' | 'send', number> = { create: 0, look: 0, send: 0 };
  office.broadcaster.create = (issue) => {
    at.create = sandbox.now();
    return create(issue);
  };
  office.broadcaster.all = () => {
    at.look = sandbox.now();
    return all();
  };
  office.broadcaster.send = (id) => {
    at.send = sandbox.now();
    return submit(id);
  };
  await sendIssue(mailing(audience), request, office);
  expect(at.look - at.create).toBeGreaterThanOrEqual(SETTLE_MS);
  expect(at.send).toBeGreaterThanOrEqual(at.look);
});

test('a clock that jumps makes no wait shorter', async () => {
  const office = deps(new FakeIssueLedger());
  let days = 0;
  office.now = () => new Date(sandbox.now() + (days += 86_400_000));
  expect(await sendIssue(mailing(audience), request, office)).toMatchObject({ kind: 'submitted' });
  expect(waited()).toBeGreaterThanOrEqual(SETTLE_MS);
});

test('a second run straight after the first, elsewhere, sends nothing while the list lags', async () => {
  await send(new FakeIssueLedger());
  // Not even the issue that went out a minute ago is shown.
  sandbox.setBroadcastLag({ listMs: SETTLE_MS + 30_000, getMs: 0 });
  expect(await send(new FakeIssueLedger())).toMatchObject({ kind: 'submitted', before: true });
  expect(received()).toEqual([SUBJECT]);
  expect((await broadcasts()).map(({ status }) => status)).toEqual(['sent']);
});

test('nor does one with another version', async () => {
  await send(new FakeIssueLedger());
  sandbox.setBroadcastLag({ listMs: SETTLE_MS + 30_000, getMs: 0 });
  expect(await send(new FakeIssueLedger(), mended)).toMatchObject({ kind: 'other-version' });
  expect(received()).toEqual([SUBJECT]);
});

test('a run that was killed while it waited sends its draft, after a whole wait of its own', async () => {
  sandbox.setBroadcastLag({ listMs: 5000, getMs: 5000 });
  const ledger = new FakeIssueLedger();
  await killedAfter(30_000, ledger);
  const [draft] = await broadcasts();
  sandbox.setBroadcastLag({ listMs: 5000, getMs: 5000 });
  const before = waited();
  expect(await send(ledger)).toMatchObject({ kind: 'submitted', broadcast: draft?.id });
  expect(waited() - before).toBe(SETTLE_MS);
  expect(received()).toEqual([SUBJECT]);
  expect(await broadcasts()).toHaveLength(1);
});

test('a checkout that lost its ledger while it waited finds the draft, and leaves one broadcast', async () => {
  sandbox.setBroadcastLag({ listMs: 5000, getMs: 5000 });
  await killedAfter(0, new FakeIssueLedger());
  expect(await send(new FakeIssueLedger())).toMatchObject({ kind: 'submitted' });
  expect(received()).toEqual([SUBJECT]);
  expect((await broadcasts()).map(({ status }) => status)).toEqual(['sent']);
});

test('while neither list nor get shows a draft, a run makes one at most, and says that it is not known', async () => {
  sandbox.setBroadcastLag({ listMs: 3_600_000, getMs: 3_600_000 });
  const ledger = new FakeIssueLedger();
  expect(await send(ledger)).toEqual({ kind: 'unclear' });
  expect(await broadcasts()).toHaveLength(1);
  expect(ledger.steps()).toEqual(['intent', 'creating', 'drafted']);

  // When Resend shows it at last, the next run sends that one.
  expect(await send(ledger)).toMatchObject({ kind: 'submitted' });
  expect(received()).toEqual([SUBJECT]);
  expect(await broadcasts()).toHaveLength(1);
});

test('a draft that a person removed is known to be gone after the settle time', async () => {
  const ledger = new FakeIssueLedger();
  await killedAfter(0, ledger);
  const [draft] = await broadcasts();
  await sdk.broadcasts.remove(draft?.id ?? '');
  expect(await send(ledger)).toMatchObject({ kind: 'submitted' });
  expect(received()).toEqual([SUBJECT]);
});

test('a draft that was left beside the issue that went out is removed by the next run', async () => {
  const ledger = new FakeIssueLedger();
  await send(ledger);
  const { name, from, content, audience: readers } = mailing(audience);
  const twin = dataOf(await sdk.broadcasts.create({ ...readers, ...content, name, from }));
  const other = { ...readers, ...content, name: 'issue/2025-04-15-daily', from };
  const { id: others } = dataOf(await sdk.broadcasts.create(other));

  expect(await send(ledger)).toMatchObject({ kind: 'submitted', before: true });
  expect((await broadcasts()).map(({ id }) => id)).not.toContain(twin.id);
  expect((await broadcasts()).map(({ id }) => id)).toContain(others);
  expect(ledger.kept.at(-1)).toMatchObject({ step: 'removed', broadcast: twin.id });
  expect(received()).toEqual([SUBJECT]);
});
