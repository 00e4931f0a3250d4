import { expect, test } from 'vitest';
import { canary, jobs } from '../../../fakes/list-jobs.ts';
import { listed } from './listed.ts';
import { asked } from './sandboxed.ts';

const { sandbox, sdk, freshList, standing } = await listed();
const handle = (job: Parameters<ReturnType<typeof freshList>['work']['handle']>[0]) =>
  freshList().work.handle(job);
const mailed = (job: ReturnType<typeof jobs.confirmAgain>) => ({
  status: 'done',
  then: [{ ...job, kind: 'mail-confirmation' }],
});

test('a contact with the topics but outside the segment receives nothing, and is emailed', async () => {
  await handle(jobs.subscribe(0));
  const { data } = await sdk.segments.list();
  await sdk.contacts.segments.remove({ email: canary, segmentId: data?.data[0]?.id ?? '' });
  expect(await standing()).toMatchObject({ topics: ['daily'], segments: [] });
  expect(await handle(jobs.confirmAgain(20))).toEqual(mailed(jobs.confirmAgain(20)));
});

test('checking changes nothing', async () => {
  await handle(jobs.subscribe(0));
  const before = await standing();
  sandbox.ledger.clear();
  await handle(jobs.confirmAgain(20));
  await handle(jobs.confirmAgain(20, ['breaking']));
  expect(asked(sandbox).filter((line) => !line.startsWith('GET '))).toEqual([]);
  expect(await standing()).toEqual(before);
});
