import type { StoredSubscriber, StoreResult } from './subscriber-store.ts';

/** A subscriber with the details that only the listing has. */
export interface ListedSubscriber {
  /** As the provider spells it. */
  email: string;
  /** When the address was added. */
  joined: Date;
  subscriber: StoredSubscriber;
}

/**
 * Iterates over what the provider stores, one page in memory at a time. Subscribers added meanwhile
 * may be missed; removed ones do not stop it. If `take` throws, the iteration ends.
 */
export interface SubscriberListing {
  /** Every subscriber on our list, with the whole record. */
  eachSubscriber(
    take: (entry: ListedSubscriber) => void | Promise<void>,
  ): Promise<StoreResult<void>>;
  /** Every address on our list, as the provider spells it. */
  eachListed(take: (email: string) => void): Promise<StoreResult<void>>;
  /** Every address in the account, on our list or not, that is unsubscribed from everything. */
  eachUnsubscribed(take: (email: string) => void): Promise<StoreResult<void>>;
  /** Every address that the provider suppresses after a bounce or a complaint. */
  eachSuppressed(take: (email: string) => void): Promise<StoreResult<void>>;
}
