import { subscriberProperties as keys } from './subscriber.ts';
import type { StoredSubscriber } from './subscriber-store.ts';

/** Ids of the newsletters that the subscriber currently receives. */
export function currentNewsletters({
  unsubscribed,
  newsletters,
}: StoredSubscriber): readonly string[] {
  return unsubscribed ? [] : newsletters;
}

/** When the reader last made a decision. */
export function decidedAt({ record }: StoredSubscriber): Date | undefined {
  return momentIn(record[keys.decidedAt]);
}

/** When the reader agreed to receive newsletters. */
export function consentedAt({ record }: StoredSubscriber): Date | undefined {
  return momentIn(record[keys.consentAt]);
}

function momentIn(text = ''): Date | undefined {
  const moment = new Date(text);
  return Number.isNaN(moment.getTime()) ? undefined : moment;
}

/**
 * When a reader who receives nothing unsubscribed. `undefined` if that is not known: the time of an
 * unsubscribe on a page of the provider arrives with its webhook, and until then our record still
 * names the earlier newsletters.
 */
export function unsubscribedAt(subscriber: StoredSubscriber): Date | undefined {
  return subscriber.record[keys.newsletters] ? undefined : decidedAt(subscriber);
}
