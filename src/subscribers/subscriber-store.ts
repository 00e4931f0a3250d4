import type { EmailAddress } from '../core/email-address.ts';
import type { ProviderFailure } from './outbox/job-outcome.ts';

/** The result of a request to the provider. */
export type StoreResult<T> = { status: 'ok'; data: T } | ProviderFailure;

/**
 * The `reason` of a refusal when a subscriber or a list no longer exists. The job is retried after
 * {@link SubscriberStore.resetLists}.
 */
export const GONE = 'not-found';

/** A subscriber as the provider stores it. */
export interface StoredSubscriber {
  /** Id at the provider. */
  id: string;
  /** Unsubscribed from everything, regardless of `newsletters`. */
  unsubscribed: boolean;
  /** Ids of the chosen newsletters, in the order of the publication. */
  newsletters: readonly string[];
  /** Our properties of the subscriber, by the keys of `subscriberProperties`. */
  record: Readonly<Record<string, string>>;
  /**
   * Ids of everything chosen at the provider, including lists of other publications in the same
   * account.
   */
  choices: readonly string[];
}

/** What to store. */
export interface SubscriberState {
  /** Ids of the newsletters to receive. The subscriber is removed from our other newsletters. */
  newsletters: readonly string[];
  record: Readonly<Record<string, string>>;
}

/**
 * Stores subscribers. It knows no rules of the list: its callers decide who may join, who has
 * unsubscribed and which job is superseded. No method throws on a failure of the provider or the
 * network. Every method except `create` is idempotent.
 */
export interface SubscriberStore {
  /** Finds a subscriber by address, in any spelling, on our list or not. */
  find(address: EmailAddress): Promise<StoreResult<StoredSubscriber | undefined>>;
  /** Whether the provider stores anything about an address. Never creates a list. */
  isKnown(address: EmailAddress): Promise<StoreResult<boolean>>;
  /** Whether the subscriber is on our list. Issues are sent only to subscribers on it. */
  isListed(subscriber: StoredSubscriber): Promise<StoreResult<boolean>>;
  /** Adds a new address to our list. For an existing one, use the methods below. */
  create(address: EmailAddress, state: SubscriberState): Promise<StoreResult<void>>;
  /**
   * Sets the state of an existing subscriber and adds it to our list. A subscriber who had
   * unsubscribed from everything receives only these newsletters. The last step clears
   * `unsubscribed` and writes the record, so an interrupted update looks undone.
   */
  update(subscriber: StoredSubscriber, state: SubscriberState): Promise<StoreResult<void>>;
  /**
   * Adds a subscriber to our list whose contact the account has for another purpose. Entries that `record`
   * leaves out keep their values. Joining the list is the last step. `unsubscribed` does not change.
   */
  addToList(subscriber: StoredSubscriber, state: SubscriberState): Promise<StoreResult<void>>;
  /**
   * Changes properties of the record. With `unsubscribed`, the same request unsubscribes from
   * everything.
   */
  updateRecord(
    subscriber: StoredSubscriber,
    change: { record: Readonly<Record<string, string>>; unsubscribed?: true },
  ): Promise<StoreResult<void>>;
  /** Removes the address and everything stored with it, if it exists. */
  remove(address: EmailAddress): Promise<StoreResult<void>>;

  /** Whether the provider suppresses an address after a bounce or a complaint. */
  isSuppressed(address: EmailAddress): Promise<StoreResult<boolean>>;
  /** Removes an address from the suppression list, if it is on it. */
  liftSuppression(address: EmailAddress): Promise<StoreResult<void>>;

  /** Makes the next call look up the lists again and create missing ones. */
  resetLists(): void;
}
