import { subscriberProperties as keys } from './subscriber.ts';
import type { NewSubscriber } from './import/check-row.ts';
import type { ProviderFailure } from './outbox/job-outcome.ts';
import { consentRecord } from './consent-record.ts';
import type { ListDeps } from './list-deps.ts';

export type ImportResult = { status: 'taken' | 'left' | 'on-the-list' } | ProviderFailure;

/**
 * Puts a reader on the list who subscribed elsewhere. Who stands on it, or has left, stays as he is;
 * nobody is mailed. Doing it again changes nothing. `source` says where the reader comes from, for
 * the proof of consent, when the reader does not.
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
  }

  const consent = {
    at: agreedAt ?? now,
    page: newcomer.page || source,
    text: newcomer.text || `Taken in on ${now.toISOString().slice(0, 10)}.`,
  };
  const whole = await consentRecord({ address, newsletters, consent }, signedLinks);
  const { [keys.consentAt]: at = '', ...rest } = whole;
  // Of a moment that nobody knows there is no proof; the day of the import would be a false one.
  const record = agreedAt ? { ...rest, [keys.consentAt]: at } : rest;
  const stored = found.data
    ? await store.addToList(found.data, { newsletters, record })
    : await store.create(address, { newsletters, record });
  return stored.status === 'ok' ? { status: 'taken' } : stored;
}
