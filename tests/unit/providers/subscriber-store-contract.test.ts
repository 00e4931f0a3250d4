import { describe, expect, test } from 'vitest';
import type { StoredSubscriber, StoreResult } from '../../../src/subscribers/subscriber-store.ts';
import { anAddress } from '../../fakes/an-address.ts';
import { canary } from '../../fakes/list-jobs.ts';
import { listIn, openedAccounts } from './accounts.ts';

const ok = { status: 'ok', data: undefined };
const record = { consent_page: '/a/', decided_at: '2025-03-01T12:00:00.000Z' };

describe.each(await openedAccounts())('a subscriber store: %s', (_, account) => {
  const store = () => account.provider().store;
  const { stored } = listIn(account);
  const known = async (address = canary): Promise<StoredSubscriber> => {
    const found = dataOf(await store().find(address));
    if (!found) throw new Error('not found');
    return found;
  };

  test('an unknown address is not found, and not known', async () => {
    expect(await store().find(canary)).toEqual(ok);
    expect(await store().isKnown(canary)).toEqual({ status: 'ok', data: false });
  });

  test('a created subscriber is found in any spelling, on the list, with newsletters and record', async () => {
    expect(await store().create(canary, { newsletters: ['weekly', 'daily'], record })).toEqual(ok);
    const expected = { unsubscribed: false, newsletters: ['daily', 'weekly'], record };
    expect(await stored(canary)).toMatchObject({ ...expected, isListed: true });
    expect(await stored(anAddress('Canary@example.org'))).toMatchObject(expected);
    expect(await store().isKnown(canary)).toEqual({ status: 'ok', data: true });
  });

  test('an update sets exactly these newsletters, adds to the record and keeps the id', async () => {
    await store().create(canary, { newsletters: ['daily', 'weekly'], record });
    const before = await known();
    const state = { newsletters: ['breaking'], record: { consent_text: 'T' } };
    expect(await store().update(before, state)).toEqual(ok);
    expect(await stored(canary)).toMatchObject({
      id: before.id,
      newsletters: ['breaking'],
      isListed: true,
      record: { ...record, consent_text: 'T' },
    });
  });

  test('an update resubscribes an unsubscribed reader, and adds a contact of another list', async () => {
    await store().create(canary, { newsletters: ['daily'], record });
    await account.leaveThere(canary);
    await store().update(await known(), { newsletters: ['weekly'], record });
    expect(await stored(canary)).toMatchObject({ unsubscribed: false, newsletters: ['weekly'] });

    const stranger = anAddress('stranger@example.org');
    await account.addStranger(stranger);
    expect(await stored(stranger)).toMatchObject({ isListed: false, newsletters: [] });
    await store().update(await known(stranger), { newsletters: ['daily'], record });
    expect(await stored(stranger)).toMatchObject({ isListed: true, newsletters: ['daily'] });
  });

  test('adding to the list adds a contact of another list, and resubscribes nobody', async () => {
    await account.addStranger(canary, { unsubscribed: true });
    expect(await store().addToList(await known(), { newsletters: ['daily'], record })).toEqual(ok);
    expect(await stored(canary)).toMatchObject({
      unsubscribed: true,
      isListed: true,
      newsletters: ['daily'],
      record,
    });
  });

  test('updating the record changes its entries, and unsubscribes only if asked to', async () => {
    await store().create(canary, { newsletters: ['daily'], record });
    await store().updateRecord(await known(), { record: { consent_page: '/b/' } });
    expect(await stored(canary)).toMatchObject({
      unsubscribed: false,
      newsletters: ['daily'],
      record: { ...record, consent_page: '/b/' },
    });
    await store().updateRecord(await known(), { record: {}, unsubscribed: true });
    expect(await stored(canary)).toMatchObject({ unsubscribed: true });
  });

  test('a removed subscriber is gone, and removing it again succeeds', async () => {
    await store().create(canary, { newsletters: ['daily'], record });
    const before = await known();
    expect(await store().remove(canary)).toEqual(ok);
    expect(await store().remove(canary)).toEqual(ok);
    expect(await stored(canary)).toBeUndefined();

    const late = { newsletters: ['daily'], record };
    const gone = { status: 'refused', reason: 'not-found' };
    expect(await store().update(before, late)).toEqual(gone);
    expect(await store().updateRecord(before, { record })).toEqual(gone);
    expect(await stored(canary)).toBeUndefined();
  });

  test('a suppression is found in any spelling, and can be lifted', async () => {
    expect(await store().isSuppressed(canary)).toEqual({ status: 'ok', data: false });
    await account.suppress(canary);
    expect(await store().isSuppressed(canary)).toEqual({ status: 'ok', data: true });
    expect(await store().liftSuppression(canary)).toEqual(ok);
    expect(await store().liftSuppression(canary)).toEqual(ok);
    expect(await store().isSuppressed(canary)).toEqual({ status: 'ok', data: false });
  });

  test('the list, the unsubscribed and the suppressed can be iterated', async () => {
    const { listing } = account.provider();
    const names = Array.from({ length: 205 }, (_, i) => anAddress(`reader-${i}@example.org`));
    for (const name of names) await store().create(name, { newsletters: ['daily'], record });
    await account.leaveThere(names[7] ?? canary);
    await account.addStranger('left@example.org', { unsubscribed: true });
    await account.addStranger('stranger@example.org');
    await account.suppress('bounced@example.org');

    const listed: string[] = [];
    expect(await listing.eachListed((email) => void listed.push(email))).toEqual(ok);
    expect(listed.toSorted()).toEqual(names.toSorted());
    const gone: string[] = [];
    await listing.eachUnsubscribed((email) => void gone.push(email));
    expect(gone.toSorted()).toEqual(['left@example.org', names[7]]);
    const suppressed: string[] = [];
    await listing.eachSuppressed((email) => void suppressed.push(email));
    expect(suppressed).toEqual(['bounced@example.org']);

    const whole = new Map<string, StoredSubscriber>();
    await listing.eachSubscriber(({ email, subscriber, joined }) => {
      expect(joined).toBeInstanceOf(Date);
      whole.set(email, subscriber);
    });
    expect(whole.size).toBe(names.length);
    expect(whole.get('reader-7@example.org')).toMatchObject({ unsubscribed: true, record });
    expect(whole.get('reader-8@example.org')).toMatchObject({ newsletters: ['daily'] });
  });

  test('an error in the callback ends the iteration', async () => {
    await store().create(canary, { newsletters: ['daily'], record });
    const { listing } = account.provider();
    const full = () => Promise.reject(new Error('the disk is full'));
    await expect(listing.eachSubscriber(full)).rejects.toThrow('the disk is full');
  });
});

function dataOf<T>(result: StoreResult<T>): T {
  if (result.status === 'ok') return result.data;
  throw new Error(result.reason);
}
