import { expect, test } from 'vitest';
import { SETTLE_MS } from '../../../../src/newsletters/sending/send-request.ts';
import { sendIssue } from '../../../../src/newsletters/sending/send-issue.ts';
import { FakeIssueLedger } from '../../../fakes/fake-issue-ledger.ts';
import { dataOf } from '../../scripts/sandbox/running-sandbox.ts';
import { mailing, mended, postOffice } from './post-office.ts';

const { sandbox, sdk, audience, waited, deps, send, requests, received } = await postOffice();
const SUBJECT = 'Feeds, in a new version';

/** A draft as another run, or another machine, left it. */
const draft = async (change: Parameters<typeof mailing>[1] = {}) => {
  const { name, from, content, audience: readers } = mailing(audience, change);
  await sandbox.advance(1);
  return dataOf(await sdk.broadcasts.create({ ...readers, ...content, name, from })).id;
};
const drafts = async () =>
  dataOf(await sdk.broadcasts.list({ limit: 100 })).data.filter(({ status }) => status === 'draft');

test('a new issue goes out once, after four more looks, and its ledger tells every step', async () => {
  const ledger = new FakeIssueLedger();
  const result = await send(ledger, { articles: 5, forced: ['subject-length'] });

  expect(result).toMatchObject({ kind: 'submitted', status: 'sent', before: false });
  expect(received()).toEqual([SUBJECT]);
  expect(requests()).toEqual([
    'GET /broadcasts',
    'POST /broadcasts',
    ...Array.from({ length: 4 }, () => 'GET /broadcasts'),
    'GET /broadcasts/:id',
    'POST /broadcasts/:id/send',
    'GET /broadcasts/:id',
  ]);
  expect(ledger.steps()).toEqual(['intent', 'creating', 'drafted', 'sending', 'submitted']);
  expect(ledger.kept[0]).toMatchObject({ articles: 5, forced: ['subject-length'] });
});

test('a second run sends nothing, and only looks for drafts that were left', async () => {
  const ledger = new FakeIssueLedger();
  await send(ledger);
  sandbox.ledger.clear();
  expect(await send(ledger)).toMatchObject({ kind: 'submitted', before: true });
  expect(requests()).toEqual(['GET /broadcasts']);
});

test('a restored checkout, whose ledger is gone, finds the issue by its name', async () => {
  await send(new FakeIssueLedger());
  const restored = new FakeIssueLedger();
  expect(await send(restored)).toMatchObject({ kind: 'submitted', before: true });
  expect(received()).toEqual([SUBJECT]);
  expect(restored.kept.at(-1)).toMatchObject({ step: 'submitted', found: true });
});

test('an issue that went out is not sent in another version, with its ledger or without', async () => {
  const ledger = new FakeIssueLedger();
  await send(ledger);
  expect(await send(ledger, mended)).toMatchObject({ kind: 'other-version' });
  expect(await send(new FakeIssueLedger(), mended)).toMatchObject({ kind: 'other-version' });
  expect(received()).toEqual([SUBJECT]);
});

test('a draft of this version is used, and one of another version replaced', async () => {
  const id = await draft();
  expect(await send(new FakeIssueLedger())).toMatchObject({ broadcast: id });

  const other = await draft({ ...mended, name: 'issue/2025-04-15-daily' });
  const result = await send(new FakeIssueLedger(), { name: 'issue/2025-04-15-daily' });
  expect(result).toMatchObject({ kind: 'submitted' });
  expect(received()).toEqual([SUBJECT, SUBJECT]);
  expect((await sdk.broadcasts.get(other)).error?.statusCode).toBe(404);
});

test('a draft to other readers, or from another sender, is replaced', async () => {
  const from = await draft({ from: 'Somebody <else@broadsheet.example>' });
  const { id: segmentId } = dataOf(await sdk.segments.create({ name: 'Elsewhere' }));
  const to = await draft({ audience: { ...audience, segmentId } });
  await send(new FakeIssueLedger());
  expect(received()).toEqual([SUBJECT]);
  for (const id of [from, to]) expect((await sdk.broadcasts.get(id)).error).not.toBeNull();
});

test('of several drafts the oldest is sent and the others are gone before that', async () => {
  const oldest = await draft();
  await draft();
  await draft();
  expect(await send(new FakeIssueLedger())).toMatchObject({ broadcast: oldest });
  expect(await drafts()).toEqual([]);
  expect(received()).toEqual([SUBJECT]);
  expect(requests().slice(-4, -1)).toEqual([
    'DELETE /broadcasts/:id',
    'DELETE /broadcasts/:id',
    'POST /broadcasts/:id/send',
  ]);
});

test('it looks through all pages for the name', async () => {
  await send(new FakeIssueLedger());
  for (let i = 0; i < 130; i++) await draft({ name: `issue/other-${i}` });
  expect(await send(new FakeIssueLedger())).toMatchObject({ kind: 'submitted', before: true });
  expect(received()).toEqual([SUBJECT]);
});

test('a broadcast that somebody renamed is found by the ledger', async () => {
  const ledger = new FakeIssueLedger();
  ledger.fullAt = 'sending';
  await expect(send(ledger)).rejects.toThrow('full');
  const [left] = await drafts();
  await sdk.broadcasts.update(left?.id ?? '', { name: 'Renamed' });
  ledger.fullAt = undefined;
  expect(await send(ledger)).toMatchObject({ kind: 'submitted', broadcast: left?.id });
  expect(received()).toEqual([SUBJECT]);
});

test('what another machine sends between our look and our send goes out once', async () => {
  const id = await draft();
  const office = deps(new FakeIssueLedger());
  const { get } = office.broadcaster;
  let looks = 0;
  office.broadcaster.get = async (asked) => {
    const answer = await get(asked);
    if (looks++ === 0) await sdk.broadcasts.send(id);
    return answer;
  };
  const result = await sendIssue(mailing(audience), { articles: 1, forced: [] }, office);
  expect(result).toMatchObject({ kind: 'submitted', broadcast: id });
  expect(received()).toEqual([SUBJECT]);
});

test('a draft that holds something else than was given is not sent', async () => {
  const office = deps(new FakeIssueLedger());
  const { get } = office.broadcaster;
  office.broadcaster.get = async (id) => {
    const answer = await get(id);
    if (answer.kind === 'ok') answer.data.content.html = '<p>Rewritten</p>';
    return answer;
  };
  const result = await sendIssue(mailing(audience), { articles: 1, forced: [] }, office);
  expect(result).toMatchObject({ kind: 'altered' });
  expect(received()).toEqual([]);
});

test('what Resend refuses is said, with the step, and nothing goes out', async () => {
  const ledger = new FakeIssueLedger();
  expect(await send(ledger, { from: 'nobody' })).toEqual({ kind: 'refused', step: 'create' });
  expect(ledger.steps()).toEqual(['intent', 'creating', 'refused']);
  sandbox.inject({ kind: 'status', status: 403, path: '/broadcasts/*/send', body: forbidden });
  expect(await send(new FakeIssueLedger())).toEqual({ kind: 'refused', step: 'send' });
  sandbox.inject({ kind: 'status', status: 403, path: '/broadcasts', body: forbidden });
  expect(await send(new FakeIssueLedger())).toEqual({ kind: 'refused', step: 'list' });
  expect(received()).toEqual([]);
});
const forbidden = { statusCode: 403, name: 'invalid_access', message: 'no' };

test('while Resend is out nothing is decided, and a later run sends', async () => {
  sandbox.inject({ kind: 'status', status: 503, times: 100 });
  const ledger = new FakeIssueLedger();
  expect(await send(ledger)).toEqual({ kind: 'unclear' });
  sandbox.clearFaults();
  expect(await send(ledger)).toMatchObject({ kind: 'submitted', before: false });
  expect(received()).toEqual([SUBJECT]);
});

const ambiguous = ['drop', 'truncated', 'malformed', 'empty', 'null', 'ok-only', 'hang'] as const;
const answers = ambiguous.flatMap((kind) => [
  { kind, when: 'before' as const },
  { kind, when: 'after' as const },
]);

test.each(answers)(
  'one mail when the answer to the creation is lost: $kind $when',
  async (fault) => {
    sandbox.inject({ ...fault, method: 'POST', path: '/broadcasts' });
    expect(await send(new FakeIssueLedger())).toMatchObject({ kind: 'submitted' });
    expect(received()).toEqual([SUBJECT]);
    expect(waited()).toBeGreaterThanOrEqual(SETTLE_MS);
    expect(await drafts()).toEqual([]);
  },
);

test.each(answers)(
  'one mail when the answer to the sending is lost: $kind $when',
  async (fault) => {
    sandbox.inject({ ...fault, method: 'POST', path: '/broadcasts/*/send' });
    expect(await send(new FakeIssueLedger())).toMatchObject({ kind: 'submitted', before: false });
    expect(received()).toEqual([SUBJECT]);
  },
);

test('a run that follows a creation without an answer waits for it before it creates', async () => {
  const ledger = new FakeIssueLedger();
  const at = new Date(sandbox.now()).toISOString();
  ledger.kept = [{ at, step: 'creating' }];
  const office = deps(ledger);
  const { create } = office.broadcaster;
  let waitedBefore = 0;
  office.broadcaster.create = (issue) => {
    waitedBefore = waited();
    return create(issue);
  };
  await sendIssue(mailing(audience), { articles: 1, forced: [] }, office);
  expect(waitedBefore).toBe(SETTLE_MS);
});

test.each(['intent', 'creating', 'sending'] as const)(
  'without a durable “%s” nothing is sent',
  async (step) => {
    const ledger = new FakeIssueLedger();
    ledger.fullAt = step;
    await expect(send(ledger)).rejects.toThrow('full');
    expect(received()).toEqual([]);
    if (step === 'intent') expect(requests()).toEqual([]);
  },
);

test('a disk that fills up after the sending changes nothing: the next run finds it sent', async () => {
  const ledger = new FakeIssueLedger();
  ledger.fullAt = 'submitted';
  await expect(send(ledger)).rejects.toThrow('full');
  ledger.fullAt = undefined;
  expect(await send(ledger)).toMatchObject({ kind: 'submitted', before: false });
  expect(received()).toEqual([SUBJECT]);
});
