import type { EmailAddress } from '../core/email-address.ts';
import type { ProviderFailure } from './outbox/job-outcome.ts';

/** What a request to a provider gave, or why it did not. */
export type StoreResult<T> = { status: 'ok'; data: T } | ProviderFailure;

/**
 * The `reason` of a refusal when a subscriber or a list is gone that was there a moment ago. The work
 * is begun anew after {@link SubscriberStore.resetLists}.
 */
export const GONE = 'not-found';

/** A subscriber as the provider stores it. */
export interface StoredSubscriber {
  /** The provider's own. */
  id: string;
  /** Receives nothing at all, whatever was chosen. */
  unsubscribed: boolean;
  /** Ids of our newsletters that are chosen, in the order of the publication's. */
  newsletters: readonly string[];
  /** What is kept for us with the address: texts under the keys of `subscriberProperties`. */
  record: Readonly<Record<string, string>>;
  /** All that is chosen, in the provider's ids; it may have lists of others in the same account. */
  choices: readonly string[];
}

/** What is to be stored. */
export interface SubscriberState {
  /** Ids of the newsletters to receive; of all others of ours, none. */
  newsletters: readonly string[];
  record: Readonly<Record<string, string>>;
}

/**
 * Where subscribers are kept. It knows no rule of the list: who may join, who has left and what is
 * superseded is decided by its callers. No method throws for a fault of the provider or the network.
 * Every method but `create` may be called again and comes to the same.
 */
export interface SubscriberStore {
  /** The subscriber of this address in any spelling, on our list or not. */
  find(address: EmailAddress): Promise<StoreResult<StoredSubscriber | undefined>>;
  /** Whether anything is kept of an address. Makes no list, also where there is none yet. */
  isKnown(address: EmailAddress): Promise<StoreResult<boolean>>;
  /** Whether it stands on our list. Nobody else is mailed an issue, whatever was chosen. */
  isListed(subscriber: StoredSubscriber): Promise<StoreResult<boolean>>;
  /** Puts an address on our list that is not known. For a known one, use the methods below. */
  create(address: EmailAddress, state: SubscriberState): Promise<StoreResult<void>>;
  /**
   * Brings a known one into this state, on our list. One who had left altogether receives this and
   * nothing else of the account. The step that lifts the leaving and writes the record is the last: broken
   * off before it, the work looks undone.
   */
  update(subscriber: StoredSubscriber, state: SubscriberState): Promise<StoreResult<void>>;
  /**
   * Puts one on our list whom the account has for another reason. Joining the list is the last step,
   * and `unsubscribed` is not touched.
   */
  addToList(subscriber: StoredSubscriber, state: SubscriberState): Promise<StoreResult<void>>;
  /** Changes entries of the record; with `unsubscribed`, in the same step, it receives nothing more. */
  note(
    subscriber: StoredSubscriber,
    change: { record: Readonly<Record<string, string>>; unsubscribed?: true },
  ): Promise<StoreResult<void>>;
  /** Removes the address with everything that is kept with it. It need not be known. */
  remove(address: EmailAddress): Promise<StoreResult<void>>;

  /** Whether the provider mails an address no more, after a bounce or a complaint. */
  isSuppressed(address: EmailAddress): Promise<StoreResult<boolean>>;
  /** Has the provider forget that an address bounced or complained. It need not be suppressed. */
  liftSuppression(address: EmailAddress): Promise<StoreResult<void>>;

  /** Has the lists looked for, and made where they are missing, once more. */
  resetLists(): void;
}
