import type { SubscriberReader } from './subscriber.ts';
import { currentNewsletters } from './stored-subscriber.ts';
import type { SubscriberStore } from './subscriber-store.ts';

/** Reads the current newsletters of an address. */
export function subscriberReader(store: Pick<SubscriberStore, 'find'>): SubscriberReader {
  return {
    async read(address) {
      const found = await store.find(address);
      if (found.status !== 'ok') return { status: 'unavailable' };
      if (!found.data) return { status: 'not-subscribed' };
      return { status: 'subscribed', newsletters: currentNewsletters(found.data) };
    },
  };
}
