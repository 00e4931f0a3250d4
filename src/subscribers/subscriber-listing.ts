import type { StoredSubscriber, StoreResult } from './subscriber-store.ts';

/** A subscriber with what a list tells besides. */
export interface ListedSubscriber {
  /** As the provider writes it. */
  email: string;
  /** When the address came in. */
  joined: Date;
  subscriber: StoredSubscriber;
}

/**
 * Goes through what the provider stores, one entry after the other, holding no more than a page of them.
 * Who comes in meanwhile may be left out, and who goes meanwhile stops nothing. `take` may throw, which
 * ends it.
 */
export interface SubscriberListing {
  /** Everyone on our list, with all that is kept. */
  eachSubscriber(
    take: (entry: ListedSubscriber) => void | Promise<void>,
  ): Promise<StoreResult<void>>;
  /** The addresses on our list, in any spelling. */
  eachListed(take: (email: string) => void): Promise<StoreResult<void>>;
  /** The addresses of the account, on our list or not, that receive nothing at all. */
  eachUnsubscribed(take: (email: string) => void): Promise<StoreResult<void>>;
  /** The addresses that the provider mails no more, after a bounce or a complaint. */
  eachSuppressed(take: (email: string) => void): Promise<StoreResult<void>>;
}
