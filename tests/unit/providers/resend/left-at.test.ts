import { expect, test } from 'vitest';
import { leftAt } from '../../../../src/subscribers/stored-subscriber.ts';
import { at, jobs, listed } from './listed.ts';
import { canary } from './sandboxed.ts';

const { freshList, sdk } = await listed();

/** When the canary left, as an export tells it. */
async function told(): Promise<Date | undefined> {
  const found = await freshList().store.find(canary);
  if (found.status !== 'ok' || !found.data) throw new Error('not found');
  return leftAt(found.data);
}
const { work } = freshList();
const leaveAtResend = () => sdk.contacts.update({ email: canary, unsubscribed: true });

test('of who left here, the moment is known', async () => {
  await work.carryOut(jobs.subscribe(0));
  await work.carryOut(jobs.leave(5));
  expect(await told()).toEqual(at(5));
});

test('of who left on a page of Resend’s it is unknown, until Resend has told of it', async () => {
  await work.carryOut(jobs.subscribe(0));
  await leaveAtResend();
  expect(await told()).toBeUndefined();
  await work.carryOut(jobs.noteChange(9));
  expect(await told()).toEqual(at(9));
});

test('who left, came back and left there is not told to have left the first time', async () => {
  await work.carryOut(jobs.subscribe(0));
  await work.carryOut(jobs.leave(5));
  await work.carryOut(jobs.subscribe(10));
  await leaveAtResend();
  expect(await told()).toBeUndefined();
});
