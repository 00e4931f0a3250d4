import { subscriberProperties as keys } from './subscriber.ts';
import type { NewSubscriber } from './import/check-row.ts';
import type { ProviderFailure } from './outbox/job-outcome.ts';
import { consentRecord } from './consent-record.ts';
import type { ListDeps } from './list-deps.ts';
import { decidedAt } from './stored-subscriber.ts';
import type { StoredSubscriber, SubscriberStore } from './subscriber-store.ts';

export type ImportResult = { status: 'imported' | 'left' | 'on-the-list' } | ProviderFailure;

/**
 * Adds a reader who subscribed elsewhere. Existing and unsubscribed readers do not change, and
 * nobody is emailed. A reader who has a recorded decision and is not in the segment, which happens when
 * the segment is renamed, joins it and keeps the recorded newsletters and consent. Idempotent. `source`
 * names the origin of the reader in the consent record, if the import has no page.
 */
export async function importSubscriber(
  newcomer: NewSubscriber,
  {
    store,
    signedLinks,
    source,
    now,
  }: Pick<ListDeps, 'store' | 'signedLinks'> & { source: string; now: Date },
): Promise<ImportResult> {
  const { address, newsletters, agreedAt } = newcomer;
  const found = await store.find(address);
  if (found.status !== 'ok') return found;
  if (found.data?.unsubscribed) return { status: 'left' };
  if (found.data) {
    const isListed = await store.isListed(found.data);
    if (isListed.status !== 'ok') return isListed;
    if (isListed.data) return { status: 'on-the-list' };
    if (decidedAt(found.data)) return rejoin(found.data, store);
  }

  const consent = {
    at: agreedAt ?? now,
    page: newcomer.page || source,
    text: newcomer.text || `Imported on ${now.toISOString().slice(0, 10)}.`,
  };
  const whole = await consentRecord({ address, newsletters, consent }, signedLinks);
  const { [keys.consentAt]: at = '', ...rest } = whole;
  // Without a known time there is no proof of consent; the day of the import would be a false one.
  const record = agreedAt ? { ...rest, [keys.consentAt]: at } : rest;
  const stored = found.data
    ? await store.addToList(found.data, { newsletters, record })
    : await store.create(address, { newsletters, record });
  return stored.status === 'ok' ? { status: 'imported' } : stored;
}

/** Adds a reader to our list without a change of what they decided: newsletters, consent and links. */
async function rejoin(
  subscriber: StoredSubscriber,
  store: Pick<SubscriberStore, 'addToList'>,
): Promise<ImportResult> {
  const { newsletters } = subscriber;
  if (newsletters.length === 0) return { status: 'left' };
  const stored = await store.addToList(subscriber, { newsletters, record: {} });
  return stored.status === 'ok' ? { status: 'imported' } : stored;
}
