import { describe, expect, test } from 'vitest';
import { anAddress } from '../../../fakes/an-address.ts';
import { at, canary, jobs } from '../../../fakes/list-jobs.ts';
import { listed } from './listed.ts';
import { asked } from './sandboxed.ts';

const { sandbox, sdk, freshList, standing, signedLinks } = await listed();
const handle = (job: Parameters<ReturnType<typeof freshList>['work']['handle']>[0]) =>
  freshList().work.handle(job);
const done = { status: 'done' };

describe('subscribing, at Resend', () => {
  test('an unknown address gets what it chose, with its consent and its own link', async () => {
    const job = jobs.subscribe(0, ['daily', 'weekly']);
    const welcome = { kind: 'mail-welcome', address: canary, newsletters: job.newsletters };
    expect(await handle(job)).toEqual({ status: 'done', then: [welcome] });
    const token = await signedLinks.issue({ purpose: 'preferences', address: canary }, at(1));
    expect(await standing()).toMatchObject({
      unsubscribed: false,
      segments: ['Readers'],
      topics: ['daily', 'weekly'],
      properties: {
        consent_at: at(1).toISOString(),
        consent_page: '/a/',
        consent_text: 'One mail a day.',
        preferences_token: token,
      },
    });
  });

  test('an existing contact keeps its id, name and newsletters, and is not created again', async () => {
    await handle(jobs.subscribe(0));
    const before = await standing();
    await sdk.contacts.update({ email: canary, firstName: 'Ada' });
    sandbox.ledger.clear();
    expect(await handle(jobs.subscribe(5, ['weekly']))).toMatchObject(done);
    expect(await standing()).toMatchObject({
      id: before?.id,
      first_name: 'Ada',
      topics: ['daily', 'weekly'],
    });
    expect(asked(sandbox)).not.toContain('POST /contacts');
  });

  test('a reader who had unsubscribed from everything gets the chosen newsletters and nothing else', async () => {
    const { data } = await sdk.topics.create({ name: 'Other', defaultSubscription: 'opt_out' });
    await handle(jobs.subscribe(0, ['daily', 'breaking']));
    const topics = [{ id: data?.id ?? '', subscription: 'opt_in' as const }];
    await sdk.contacts.topics.update({ email: canary, topics });
    await handle(jobs.leave(2));
    await handle(jobs.subscribe(3, ['weekly']));
    expect(await standing()).toMatchObject({ unsubscribed: false, topics: ['weekly'] });
  });

  test('twenty confirmations at once, in any spelling, make one contact', async () => {
    const { work } = freshList();
    const address = anAddress(canary.replace('c', 'C'));
    const spelt = (i: number) => ({ ...jobs.subscribe(0), ...(i % 2 && { address }) });
    await Promise.all(Array.from({ length: 20 }, (_, i) => work.handle(spelt(i))));
    expect(asked(sandbox).filter((line) => line === 'POST /contacts')).toHaveLength(1);
    expect((await sdk.contacts.list()).data?.data).toHaveLength(1);
  });
});

test('the newsletters of an address are unavailable while Resend fails', async () => {
  const { work, readers } = freshList();
  await work.handle(jobs.subscribe(0));
  sandbox.inject({ kind: 'status', status: 500, times: 9 });
  expect(await readers.read(canary)).toEqual({ status: 'unavailable' });
});
