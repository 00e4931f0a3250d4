import { subscriberProperties as keys } from '../../subscribers/subscriber.ts';
import type { Newcomer } from '../../subscribers/import/judge-row.ts';
import type { WorkFailure } from '../../subscribers/outbox/work-outcome.ts';
import { findContact, isInSegment } from './contact.ts';
import type { ListMeans } from './resend-list-work.ts';
import { record } from './subscribe.ts';
import { workFailure } from './work-failure.ts';
import { createContact, enlistContact } from './write-contact.ts';

export type TakenIn = { status: 'taken' | 'left' | 'on-the-list' } | WorkFailure;

/**
 * Puts a reader on the list who subscribed elsewhere. Who stands on it, or has left, stays as he is;
 * nobody is mailed. Doing it again changes nothing. `source` says where the reader comes from, for
 * the proof of consent, when the reader does not.
 */
export async function takeIn(
  newcomer: Newcomer,
  { resend, audience, signedLinks, source, now }: ListMeans & { source: string; now: Date },
): Promise<TakenIn> {
  const { address, newsletters, agreedAt } = newcomer;
  const found = await findContact(resend, address);
  if (found.kind !== 'ok') return workFailure(found);
  if (found.data?.unsubscribed) return { status: 'left' };
  if (found.data) {
    const isListed = await isInSegment(resend, audience, found.data.id);
    if (isListed.kind !== 'ok') return workFailure(isListed);
    if (isListed.data) return { status: 'on-the-list' };
  }

  const consent = {
    at: agreedAt ?? now,
    page: newcomer.page || source,
    text: newcomer.text || `Taken in on ${now.toISOString().slice(0, 10)}.`,
  };
  const { [keys.consentAt]: at = '', ...rest } = await record(
    { address, newsletters, consent },
    { signedLinks },
  );
  // Of a moment that nobody knows there is no proof; the day of the import would be a false one.
  const properties = agreedAt ? { ...rest, [keys.consentAt]: at } : rest;
  const outcome = found.data
    ? await enlistContact(resend, audience, found.data, { newsletters, properties })
    : await createContact(resend, audience, address, { newsletters, properties });
  return outcome.kind === 'ok' ? { status: 'taken' } : workFailure(outcome);
}
