import { subscriberProperties as keys } from './subscriber.ts';
import type { StoredSubscriber } from './subscriber-store.ts';

/** Ids of the newsletters that the subscriber receives. */
export function currentNewsletters({
  unsubscribed,
  newsletters,
}: StoredSubscriber): readonly string[] {
  return unsubscribed ? [] : newsletters;
}

/** The last time that the reader decided anything. */
export function decidedAt({ record }: StoredSubscriber): Date | undefined {
  const moment = new Date(record[keys.decidedAt] ?? '');
  return Number.isNaN(moment.getTime()) ? undefined : moment;
}

/**
 * When a reader who receives nothing left. `undefined` when nobody told us: who leaves on a page of
 * the provider's is known to have left, but the moment comes with its webhook alone, and until then our
 * record names the newsletters of before.
 */
export function unsubscribedAt(subscriber: StoredSubscriber): Date | undefined {
  return subscriber.record[keys.newsletters] ? undefined : decidedAt(subscriber);
}
