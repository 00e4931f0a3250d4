import { describe, expect, test } from 'vitest';
import { anAddress } from '../../../fakes/an-address.ts';
import { at, jobs, listed } from './listed.ts';
import { asked, canary } from './sandboxed.ts';

const { sandbox, sdk, freshList, standing, signedLinks } = await listed();
const carryOut = (job: Parameters<ReturnType<typeof freshList>['work']['carryOut']>[0]) =>
  freshList().work.carryOut(job);
const done = { status: 'done' };
const overtaken = { status: 'overtaken' };

describe('subscribing', () => {
  test('an unknown address gets what it chose, with its consent and its own link', async () => {
    const job = jobs.subscribe(0, ['daily', 'weekly']);
    const welcome = { kind: 'mail-welcome', address: canary, newsletters: job.newsletters };
    expect(await carryOut(job)).toEqual({ status: 'done', then: [welcome] });
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

  test('a known contact keeps its id, its name and what it receives, and is not created anew', async () => {
    await carryOut(jobs.subscribe(0));
    const before = await standing();
    await sdk.contacts.update({ email: canary, firstName: 'Ada' });
    sandbox.ledger.clear();
    expect(await carryOut(jobs.subscribe(5, ['weekly']))).toMatchObject(done);
    expect(await standing()).toMatchObject({
      id: before?.id,
      first_name: 'Ada',
      topics: ['daily', 'weekly'],
    });
    expect(asked(sandbox)).not.toContain('POST /contacts');
  });

  test('who had left altogether gets back what was chosen and nothing else', async () => {
    const { data } = await sdk.topics.create({ name: 'Other', defaultSubscription: 'opt_out' });
    await carryOut(jobs.subscribe(0, ['daily', 'breaking']));
    const topics = [{ id: data?.id ?? '', subscription: 'opt_in' as const }];
    await sdk.contacts.topics.update({ email: canary, topics });
    await carryOut(jobs.leave(2));
    await carryOut(jobs.subscribe(3, ['weekly']));
    expect(await standing()).toMatchObject({ unsubscribed: false, topics: ['weekly'] });
  });

  test('twenty confirmations at once are one contact, created once, in any spelling', async () => {
    const { work } = freshList();
    const address = anAddress(canary.replace('c', 'C'));
    const spelt = (i: number) => ({ ...jobs.subscribe(0), ...(i % 2 && { address }) });
    await Promise.all(Array.from({ length: 20 }, (_, i) => work.carryOut(spelt(i))));
    expect(asked(sandbox).filter((line) => line === 'POST /contacts')).toHaveLength(1);
    expect((await sdk.contacts.list()).data?.data).toHaveLength(1);
  });

  test('a newsletter that there is no longer is refused, and nobody is written', async () => {
    expect(await carryOut(jobs.subscribe(0, ['hourly']))).toEqual({
      status: 'refused',
      reason: 'no-such-newsletter',
    });
    expect(await standing()).toBeUndefined();
  });
});

describe('an old link brings nobody back', () => {
  test('who left since', async () => {
    await carryOut(jobs.subscribe(0));
    await carryOut(jobs.leave(6));
    expect(await carryOut(jobs.subscribe(4))).toEqual(overtaken);
    expect(await standing()).toMatchObject({ unsubscribed: true });
  });

  test('who left through Resend’s own page after confirming', async () => {
    await carryOut(jobs.subscribe(0));
    await sdk.contacts.update({ email: canary, unsubscribed: true });
    expect(
      await carryOut({ ...jobs.subscribe(0), consent: { ...jobs.subscribe(9).consent } }),
    ).toEqual(overtaken);
    expect(await standing()).toMatchObject({ unsubscribed: true });
  });

  test('who left one newsletter there, once Resend has told of it', async () => {
    const { work, audience } = freshList();
    await work.carryOut(jobs.subscribe(0, ['daily', 'weekly']));
    const ids = await audience.ids();
    const id = (ids.kind === 'ok' && ids.data.topicIds.get('weekly')) || '';
    await sdk.contacts.topics.update({ email: canary, topics: [{ id, subscription: 'opt_out' }] });
    await work.carryOut(jobs.noteChange(9));
    expect(await work.carryOut(jobs.subscribe(7, ['weekly']))).toEqual(overtaken);
    expect(await standing()).toMatchObject({ topics: ['daily'] });
    expect(await work.carryOut(jobs.subscribe(10, ['weekly']))).toMatchObject(done);
  });

  test('a link of the very second is no old one', async () => {
    await carryOut({ ...jobs.leave(0), at: new Date(at(0).getTime() + 500) });
    await carryOut(jobs.subscribe(0));
    expect(await standing()).toMatchObject({ unsubscribed: false });
  });

  test('what Resend tells of our own changes is no leaving', async () => {
    const job = jobs.subscribe(0, ['daily', 'weekly']);
    await carryOut(job);
    await carryOut(jobs.choose(3, ['weekly']));
    await carryOut(jobs.noteChange(60));
    expect(await carryOut(jobs.choose(4, ['daily']))).toEqual(done);
    expect(await standing()).toMatchObject({ topics: ['daily'] });
  });
});

describe('choosing, leaving, erasing', () => {
  test('exactly what is chosen is received, and the choice is a consent', async () => {
    await carryOut(jobs.subscribe(0, ['daily', 'breaking']));
    expect(await carryOut(jobs.choose(3, ['weekly', 'breaking']))).toEqual(done);
    expect(await standing()).toMatchObject({
      topics: ['breaking', 'weekly'],
      properties: { consent_page: '/preferences/', consent_at: at(3).toISOString() },
    });
  });

  test('a choice of before the leaving is void', async () => {
    await carryOut(jobs.subscribe(0));
    await carryOut(jobs.leave(5));
    expect(await carryOut(jobs.choose(4, ['weekly']))).toEqual(overtaken);
    expect(await carryOut(jobs.choose(6, ['weekly']))).toEqual(done);
    expect(await standing()).toMatchObject({ unsubscribed: false, topics: ['weekly'] });
  });

  test('a leaving of before the last consent is void', async () => {
    await carryOut(jobs.subscribe(10));
    expect(await carryOut({ ...jobs.leave(5), reason: 'complaint' })).toEqual(overtaken);
    expect(await standing()).toMatchObject({ unsubscribed: false });
  });

  test('leaving is done for whoever is not on the list', async () => {
    expect(await carryOut(jobs.leave(5))).toEqual(done);
    expect(await standing()).toBeUndefined();
  });

  test('after erasing nothing is known, and no choice brings it back', async () => {
    await carryOut(jobs.subscribe(0));
    expect(await carryOut({ kind: 'erase', address: canary })).toEqual(done);
    expect(await carryOut({ kind: 'erase', address: canary })).toEqual(done);
    expect(await carryOut(jobs.choose(5, ['daily']))).toEqual(overtaken);
    expect(await standing()).toBeUndefined();
  });

  test('what an address receives can be read', async () => {
    const { work, readers } = freshList();
    expect(await readers.read(canary)).toEqual({ status: 'not-subscribed' });
    await work.carryOut(jobs.subscribe(0, ['weekly', 'daily']));
    expect(await readers.read(canary)).toEqual({
      status: 'subscribed',
      newsletters: ['daily', 'weekly'],
    });
    await work.carryOut(jobs.leave(4));
    expect(await readers.read(canary)).toEqual({ status: 'subscribed', newsletters: [] });
    sandbox.inject({ kind: 'status', status: 500, times: 9 });
    expect(await readers.read(canary)).toEqual({ status: 'unavailable' });
  });
});

describe('a change of address', () => {
  const next = anAddress('canary.next@example.org');
  const change = (minutes: number) => ({
    kind: 'change-address' as const,
    address: next,
    from: canary,
    at: at(minutes),
  });

  test('carries over what is received and the consent, and leaves nothing behind', async () => {
    await carryOut(jobs.subscribe(0, ['daily', 'weekly']));
    expect(await carryOut(change(9))).toEqual(done);
    expect(await standing()).toBeUndefined();
    expect(await standing(next)).toMatchObject({
      unsubscribed: false,
      segments: ['Readers'],
      topics: ['daily', 'weekly'],
      properties: { consent_at: at(1).toISOString(), decided_at: at(9).toISOString() },
    });
    expect(await carryOut(change(9))).toEqual(done);
  });

  test.each([
    ['the old address has left since', jobs.leave(10)],
    ['the new address has left since', { ...jobs.leave(10), address: next }],
  ])('%s: nothing is carried over', async (_, leave) => {
    await carryOut({ ...jobs.subscribe(0), address: next });
    await carryOut(jobs.subscribe(0));
    await carryOut(leave);
    expect(await carryOut(change(9))).toEqual(overtaken);
    expect(await standing(leave.address)).toMatchObject({ unsubscribed: true });
  });
});
