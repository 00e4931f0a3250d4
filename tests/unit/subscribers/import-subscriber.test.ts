import { describe, expect, test } from 'vitest';
import { importSubscriber } from '../../../src/subscribers/import-subscriber.ts';
import { at, canary, jobs } from '../../fakes/list-jobs.ts';
import { listIn, openedAccounts } from '../providers/accounts.ts';

describe.each(await openedAccounts())('taking in at %s', (_, account) => {
  const { work, stored, signedLinks } = listIn(account);
  const newcomer = {
    address: canary,
    newsletters: ['daily'],
    agreedAt: at(0),
    page: undefined,
    text: undefined,
  };
  const take = (change: Partial<typeof newcomer> | { agreedAt: undefined } = {}) =>
    importSubscriber(
      { ...newcomer, ...change },
      { store: account.provider().store, signedLinks, source: 'import:ghost', now: at(60) },
    );

  test('a reader is added once, with the proof of consent', async () => {
    expect(await take()).toEqual({ status: 'imported' });
    const first = await stored(canary);
    expect(first).toMatchObject({
      unsubscribed: false,
      isListed: true,
      newsletters: ['daily'],
      record: {
        consent_at: at(0).toISOString(),
        consent_page: 'import:ghost',
        consent_text: 'Imported on 2025-03-01.',
        newsletters: 'daily',
      },
    });
    expect(await take({ newsletters: ['weekly'] })).toEqual({ status: 'on-the-list' });
    expect(await stored(canary)).toEqual(first);
  });

  test('no proof is invented for an unknown time', async () => {
    await take({ agreedAt: undefined });
    expect((await stored(canary))?.record).not.toHaveProperty('consent_at');
  });

  test('a contact of another list in the account is added', async () => {
    await account.addStranger(canary);
    expect(await take()).toEqual({ status: 'imported' });
    expect(await stored(canary)).toMatchObject({ isListed: true, newsletters: ['daily'] });
  });

  test('a confirmed reader outside of a renamed segment joins it with the consent and newsletters on record', async () => {
    await work().handle(jobs.subscribe(0, ['weekly']));
    const before = await stored(canary);
    await account.dropFromSegment(canary);
    expect(await stored(canary)).toMatchObject({ isListed: false });
    expect(await take()).toEqual({ status: 'imported' });
    expect(await stored(canary)).toEqual(before);
  });

  test('a reader outside of the segment who left each newsletter at the provider is not added', async () => {
    await work().handle(jobs.subscribe(0));
    await account.leaveOneThere(canary, 'daily');
    await account.dropFromSegment(canary);
    const before = await stored(canary);
    expect(await take()).toEqual({ status: 'left' });
    expect(await stored(canary)).toEqual(before);
  });

  test('an unsubscribed reader is not added: here, at the provider, or in another list', async () => {
    await work().handle(jobs.subscribe(0));
    await work().handle(jobs.leave(5));
    const before = await stored(canary);
    expect(await take()).toEqual({ status: 'left' });
    expect(await stored(canary)).toEqual(before);

    await account.provider().store.remove(canary);
    await account.addStranger(canary, { unsubscribed: true });
    expect(await take()).toEqual({ status: 'left' });
    expect(await stored(canary)).toMatchObject({ unsubscribed: true, isListed: false });
  });
});
