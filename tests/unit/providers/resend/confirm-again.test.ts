import { expect, test } from 'vitest';
import { jobs, listed } from './listed.ts';
import { asked, canary } from './sandboxed.ts';

const { sandbox, sdk, freshList, standing } = await listed();
const carryOut = (job: Parameters<ReturnType<typeof freshList>['work']['carryOut']>[0]) =>
  freshList().work.carryOut(job);
const suppress = () => sdk.suppressions.add({ email: canary });

const ofNoUse = { status: 'done' };
const mailed = (job: ReturnType<typeof jobs.confirmAgain>) => ({
  status: 'done',
  then: [{ ...job, kind: 'mail-confirmation' }],
});

test('who receives all that is asked for is mailed nothing', async () => {
  await carryOut(jobs.subscribe(0, ['daily', 'weekly']));
  expect(await carryOut(jobs.confirmAgain(20))).toEqual(ofNoUse);
  expect(await carryOut(jobs.confirmAgain(20, ['weekly', 'daily']))).toEqual(ofNoUse);
});

test('who asks for one more newsletter is mailed what was asked for', async () => {
  await carryOut(jobs.subscribe(0));
  const job = jobs.confirmAgain(20, ['daily', 'weekly']);
  expect(await carryOut(job)).toEqual(mailed(job));
});

test.each([
  ['is not known', []],
  ['has left', [jobs.subscribe(0), jobs.leave(2)]],
])('who %s is mailed', async (_state, before) => {
  for (const job of before) await carryOut(job);
  expect(await carryOut(jobs.confirmAgain(20))).toEqual(mailed(jobs.confirmAgain(20)));
});

test('who has the topics and stands outside the segment receives nothing, and is mailed', async () => {
  await carryOut(jobs.subscribe(0));
  const { data } = await sdk.segments.list();
  await sdk.contacts.segments.remove({ email: canary, segmentId: data?.data[0]?.id ?? '' });
  expect(await standing()).toMatchObject({ topics: ['daily'], segments: [] });
  expect(await carryOut(jobs.confirmAgain(20))).toEqual(mailed(jobs.confirmAgain(20)));
});

test.each([
  ['was never on the list', []],
  ['was on it', [jobs.subscribe(0), { ...jobs.leave(2), reason: 'bounce' as const }]],
])('an address that Resend suppresses is mailed nothing: it %s', async (_state, before) => {
  for (const job of before) await carryOut(job);
  await suppress();
  expect(await carryOut(jobs.confirmAgain(20))).toEqual(ofNoUse);
});

test('a look changes nothing', async () => {
  await carryOut(jobs.subscribe(0));
  const before = await standing();
  sandbox.ledger.clear();
  await carryOut(jobs.confirmAgain(20));
  await carryOut(jobs.confirmAgain(20, ['breaking']));
  expect(asked(sandbox).filter((line) => !line.startsWith('GET '))).toEqual([]);
  expect(await standing()).toEqual(before);
});
