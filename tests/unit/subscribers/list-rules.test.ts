import { describe, expect, test } from 'vitest';
import type { ListJob } from '../../../src/subscribers/outbox/job.ts';
import { unsubscribedAt } from '../../../src/subscribers/stored-subscriber.ts';
import { subscriberReader } from '../../../src/subscribers/subscriber-reader.ts';
import { anAddress } from '../../fakes/an-address.ts';
import { at, canary, jobs } from '../../fakes/list-jobs.ts';
import { listIn, openedAccounts } from '../providers/accounts.ts';

const done = { status: 'done' };
const superseded = { status: 'superseded' };

// The rules are the same wherever subscribers are kept.
describe.each(await openedAccounts())('the list at %s', (_, account) => {
  const { work, stored, signedLinks } = listIn(account);
  const handle = (job: ListJob) => work().handle(job);
  const handleAll = async (list: readonly ListJob[]) => {
    for (const job of list) await handle(job);
  };
  /** When the canary left, as an export tells it. */
  const left = async () => {
    const found = await stored(canary);
    return found && unsubscribedAt(found);
  };

  describe('subscribing', () => {
    test('an unknown address gets what it chose, with its consent and its own link', async () => {
      const job = jobs.subscribe(0, ['daily', 'weekly']);
      const welcome = { kind: 'mail-welcome', address: canary, newsletters: job.newsletters };
      expect(await handle(job)).toEqual({ status: 'done', then: [welcome] });
      const token = await signedLinks.issue({ purpose: 'preferences', address: canary }, at(1));
      expect(await stored(canary)).toMatchObject({
        unsubscribed: false,
        isListed: true,
        newsletters: ['daily', 'weekly'],
        record: {
          consent_at: at(1).toISOString(),
          consent_page: '/a/',
          consent_text: 'One mail a day.',
          preferences_token: token,
        },
      });
    });

    test('an existing subscriber keeps its newsletters and is not created again', async () => {
      await handle(jobs.subscribe(0));
      const before = await stored(canary);
      expect(await handle(jobs.subscribe(5, ['weekly']))).toMatchObject(done);
      expect(await stored(canary)).toMatchObject({
        id: before?.id,
        newsletters: ['daily', 'weekly'],
      });
    });

    test('a reader who had unsubscribed from everything gets the chosen newsletters and nothing else', async () => {
      await handleAll([jobs.subscribe(0, ['daily', 'breaking']), jobs.leave(2)]);
      await handle(jobs.subscribe(3, ['weekly']));
      expect(await stored(canary)).toMatchObject({ unsubscribed: false, newsletters: ['weekly'] });
    });

    test('twenty confirmations at once, in any spelling, make one subscriber', async () => {
      const list = work();
      const address = anAddress(canary.replace('c', 'C'));
      const spelt = (i: number) => ({ ...jobs.subscribe(0), ...(i % 2 && { address }) });
      await Promise.all(Array.from({ length: 20 }, (_, i) => list.handle(spelt(i))));
      const listed: string[] = [];
      await account.provider().listing.eachListed((email) => void listed.push(email));
      expect(listed).toHaveLength(1);
    });

    test('a newsletter that no longer exists is rejected, and nobody is stored', async () => {
      expect(await handle(jobs.subscribe(0, ['hourly']))).toEqual({
        status: 'refused',
        reason: 'no-such-newsletter',
      });
      expect(await stored(canary)).toBeUndefined();
    });
  });

  describe('an old link resubscribes nobody', () => {
    test('after an unsubscribe', async () => {
      await handleAll([jobs.subscribe(0), jobs.leave(6)]);
      expect(await handle(jobs.subscribe(4))).toEqual(superseded);
      expect(await stored(canary)).toMatchObject({ unsubscribed: true });
    });

    test('after an unsubscribe on a page of the provider', async () => {
      await handle(jobs.subscribe(0));
      await account.leaveThere(canary);
      const again = { ...jobs.subscribe(0), consent: { ...jobs.subscribe(9).consent } };
      expect(await handle(again)).toEqual(superseded);
      expect(await stored(canary)).toMatchObject({ unsubscribed: true });
    });

    test('after leaving one newsletter there, once the webhook has arrived', async () => {
      await handle(jobs.subscribe(0, ['daily', 'weekly']));
      await account.leaveOneThere(canary, 'weekly');
      await handle(jobs.recordChange(9));
      expect(await handle(jobs.subscribe(7, ['weekly']))).toEqual(superseded);
      expect(await stored(canary)).toMatchObject({ newsletters: ['daily'] });
      expect(await handle(jobs.subscribe(10, ['weekly']))).toMatchObject(done);
    });

    test('a link issued in the same second is not old', async () => {
      await handle({ ...jobs.leave(0), at: new Date(at(0).getTime() + 500) });
      await handle(jobs.subscribe(0));
      expect(await stored(canary)).toMatchObject({ unsubscribed: false });
    });

    test('a webhook about our own change is not an unsubscribe', async () => {
      await handle(jobs.subscribe(0, ['daily', 'weekly']));
      await handle(jobs.choose(3, ['weekly']));
      await handle(jobs.recordChange(60));
      expect(await handle(jobs.choose(4, ['daily']))).toEqual(done);
      expect(await stored(canary)).toMatchObject({ newsletters: ['daily'] });
    });
  });

  describe('choosing, unsubscribing, erasing', () => {
    test('a choice sets exactly these newsletters and is recorded as consent', async () => {
      await handle(jobs.subscribe(0, ['daily', 'breaking']));
      expect(await handle(jobs.choose(3, ['weekly', 'breaking']))).toEqual(done);
      expect(await stored(canary)).toMatchObject({
        newsletters: ['weekly', 'breaking'],
        record: { consent_page: '/preferences/', consent_at: at(3).toISOString() },
      });
    });

    test('a choice older than the unsubscribe is void', async () => {
      await handleAll([jobs.subscribe(0), jobs.leave(5)]);
      expect(await handle(jobs.choose(4, ['weekly']))).toEqual(superseded);
      expect(await handle(jobs.choose(6, ['weekly']))).toEqual(done);
      expect(await stored(canary)).toMatchObject({ unsubscribed: false, newsletters: ['weekly'] });
    });

    test('an unsubscribe older than the last consent is void', async () => {
      await handle(jobs.subscribe(10));
      expect(await handle({ ...jobs.leave(5), reason: 'complaint' })).toEqual(superseded);
      expect(await stored(canary)).toMatchObject({ unsubscribed: false });
    });

    test('unsubscribing an unknown address succeeds', async () => {
      expect(await handle(jobs.leave(5))).toEqual(done);
      expect(await stored(canary)).toBeUndefined();
    });

    test('after erasing nothing is stored, and no choice brings it back', async () => {
      await handle(jobs.subscribe(0));
      expect(await handle({ kind: 'erase', address: canary })).toEqual(done);
      expect(await handle({ kind: 'erase', address: canary })).toEqual(done);
      expect(await handle(jobs.choose(5, ['daily']))).toEqual(superseded);
      expect(await stored(canary)).toBeUndefined();
    });

    test('the newsletters of an address can be read', async () => {
      const readers = subscriberReader(account.provider().store);
      expect(await readers.read(canary)).toEqual({ status: 'not-subscribed' });
      await handle(jobs.subscribe(0, ['weekly', 'daily']));
      const newsletters = ['daily', 'weekly'];
      expect(await readers.read(canary)).toEqual({ status: 'subscribed', newsletters });
      await handle(jobs.leave(4));
      expect(await readers.read(canary)).toEqual({ status: 'subscribed', newsletters: [] });
    });
  });

  describe('the time of an unsubscribe', () => {
    test('here: known', async () => {
      await handleAll([jobs.subscribe(0), jobs.leave(5)]);
      expect(await left()).toEqual(at(5));
    });

    test('on a page of the provider: unknown until its webhook arrives', async () => {
      await handle(jobs.subscribe(0));
      await account.leaveThere(canary);
      expect(await left()).toBeUndefined();
      await handle(jobs.recordChange(9));
      expect(await left()).toEqual(at(9));
    });

    test('here, then subscribed and left there: not the first time', async () => {
      await handleAll([jobs.subscribe(0), jobs.leave(5), jobs.subscribe(10)]);
      await account.leaveThere(canary);
      expect(await left()).toBeUndefined();
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

    test('moves newsletters and consent, and leaves nothing behind', async () => {
      await handle(jobs.subscribe(0, ['daily', 'weekly']));
      expect(await handle(change(9))).toEqual(done);
      expect(await stored(canary)).toBeUndefined();
      expect(await stored(next)).toMatchObject({
        unsubscribed: false,
        isListed: true,
        newsletters: ['daily', 'weekly'],
        record: { consent_at: at(1).toISOString(), decided_at: at(9).toISOString() },
      });
      expect(await handle(change(9))).toEqual(done);
    });

    test.each([
      ['the old address has left since', jobs.leave(10)],
      ['the new address has left since', { ...jobs.leave(10), address: next }],
    ])('%s: nothing is carried over', async (_, leave) => {
      await handle({ ...jobs.subscribe(0), address: next });
      await handle(jobs.subscribe(0));
      await handle(leave);
      expect(await handle(change(9))).toEqual(superseded);
      expect(await stored(leave.address)).toMatchObject({ unsubscribed: true });
    });
  });

  describe('a repeated confirmation', () => {
    const mailed = (job: ReturnType<typeof jobs.confirmAgain>) => ({
      status: 'done',
      then: [{ ...job, kind: 'mail-confirmation' }],
    });

    test('is not sent to a reader who receives every requested newsletter', async () => {
      await handle(jobs.subscribe(0, ['daily', 'weekly']));
      expect(await handle(jobs.confirmAgain(20))).toEqual(done);
      expect(await handle(jobs.confirmAgain(20, ['weekly', 'daily']))).toEqual(done);
    });

    test('is sent to a reader who requests one more newsletter', async () => {
      await handle(jobs.subscribe(0));
      const job = jobs.confirmAgain(20, ['daily', 'weekly']);
      expect(await handle(job)).toEqual(mailed(job));
    });

    test.each([
      ['is not known', []],
      ['has left', [jobs.subscribe(0), jobs.leave(2)]],
    ])('who %s is mailed', async (_state, before) => {
      await handleAll(before);
      expect(await handle(jobs.confirmAgain(20))).toEqual(mailed(jobs.confirmAgain(20)));
    });

    test.each([
      ['was never on the list', []],
      ['was on it', [jobs.subscribe(0), { ...jobs.leave(2), reason: 'bounce' as const }]],
    ])('an address that is suppressed is mailed nothing: it %s', async (_state, before) => {
      await handleAll(before);
      await account.suppress(canary);
      expect(await handle(jobs.confirmAgain(20))).toEqual(done);
    });
  });
});
