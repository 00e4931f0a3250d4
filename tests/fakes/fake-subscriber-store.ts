import { sameMailbox, type EmailAddress } from '../../src/core/email-address.ts';
import type { SubscriberListing } from '../../src/subscribers/subscriber-listing.ts';
import {
  GONE,
  type StoredSubscriber,
  type StoreResult,
  type SubscriberState,
  type SubscriberStore,
} from '../../src/subscribers/subscriber-store.ts';

interface Entry {
  id: string;
  email: string;
  joined: Date;
  unsubscribed: boolean;
  isListed: boolean;
  /** Ids of newsletters, and of other lists. */
  choices: Set<string>;
  record: Record<string, string>;
}

const done = { status: 'ok', data: undefined } as const;
const gone = { status: 'refused', reason: GONE } as const;

/** Keeps subscribers in memory, as the ports of a provider require. */
export class FakeSubscriberStore implements SubscriberStore, SubscriberListing {
  readonly entries = new Map<string, Entry>();
  readonly suppressed = new Set<string>();
  /** Results for the next calls, one each, instead of their real ones. */
  failures: Exclude<StoreResult<never>, { status: 'ok' }>[] = [];
  readonly #newsletters: readonly string[];
  #made = 0;

  constructor(newsletters: readonly string[]) {
    this.#newsletters = newsletters;
  }

  find(address: EmailAddress) {
    return this.#answer(() => {
      const entry = this.entries.get(sameMailbox(address));
      return { status: 'ok', data: entry && this.#stored(entry) };
    });
  }

  isKnown(address: EmailAddress) {
    return this.#answer(() => ({ status: 'ok', data: this.entries.has(sameMailbox(address)) }));
  }

  isListed({ id }: StoredSubscriber) {
    return this.#answer(() => ({ status: 'ok', data: this.#entry(id)?.isListed ?? false }));
  }

  create(address: EmailAddress, { newsletters, record }: SubscriberState) {
    return this.#answer(() => {
      this.add(address, { isListed: true, choices: new Set(newsletters), record: { ...record } });
      return done;
    });
  }

  update({ id }: StoredSubscriber, { newsletters, record }: SubscriberState) {
    return this.#change(id, (entry) => {
      const others = [...entry.choices].filter((choice) => !this.#newsletters.includes(choice));
      entry.choices = new Set([...(entry.unsubscribed ? [] : others), ...newsletters]);
      Object.assign(entry.record, record);
      Object.assign(entry, { isListed: true, unsubscribed: false });
    });
  }

  addToList({ id }: StoredSubscriber, { newsletters, record }: SubscriberState) {
    return this.#change(id, (entry) => {
      for (const newsletter of this.#newsletters) entry.choices.delete(newsletter);
      for (const newsletter of newsletters) entry.choices.add(newsletter);
      Object.assign(entry.record, record);
      entry.isListed = true;
    });
  }

  updateRecord(
    { id }: StoredSubscriber,
    { record, unsubscribed }: Parameters<SubscriberStore['updateRecord']>[1],
  ) {
    return this.#change(id, (entry) => {
      Object.assign(entry.record, record);
      if (unsubscribed) entry.unsubscribed = true;
    });
  }

  remove(address: EmailAddress) {
    return this.#answer(() => {
      this.entries.delete(sameMailbox(address));
      return done;
    });
  }

  isSuppressed(address: EmailAddress) {
    return this.#answer(() => ({ status: 'ok', data: this.suppressed.has(sameMailbox(address)) }));
  }

  liftSuppression(address: EmailAddress) {
    return this.#answer(() => {
      this.suppressed.delete(sameMailbox(address));
      return done;
    });
  }

  resetLists() {
    // Lists are never lost here.
  }

  async eachSubscriber(take: Parameters<SubscriberListing['eachSubscriber']>[0]) {
    const failed = this.failures.shift();
    if (failed) return failed;
    for (const entry of [...this.entries.values()].filter(({ isListed }) => isListed)) {
      const { email, joined } = entry;
      await take({ email, joined, subscriber: this.#stored(entry) });
    }
    return done;
  }

  eachListed(take: (email: string) => void) {
    return this.#each(({ isListed }) => isListed, take);
  }

  eachUnsubscribed(take: (email: string) => void) {
    return this.#each(({ unsubscribed }) => unsubscribed, take);
  }

  eachSuppressed(take: (email: string) => void) {
    return this.#answer(() => {
      for (const email of this.suppressed) take(email);
      return done;
    });
  }

  /** Changes made by someone else in the account. */
  add(email: string, entry: Partial<Entry> = {}): void {
    const id = `subscriber-${(this.#made += 1)}`;
    this.entries.set(sameMailbox(email), {
      id,
      email,
      joined: new Date(0),
      unsubscribed: false,
      isListed: false,
      choices: new Set(),
      record: {},
      ...entry,
    });
  }

  #each(which: (entry: Entry) => boolean, take: (email: string) => void) {
    return this.#answer(() => {
      for (const entry of [...this.entries.values()].filter(which)) take(entry.email);
      return done;
    });
  }

  #entry(id: string): Entry | undefined {
    return [...this.entries.values()].find((entry) => entry.id === id);
  }

  #change(id: string, change: (entry: Entry) => void): Promise<StoreResult<void>> {
    return this.#answer(() => {
      const entry = this.#entry(id);
      if (!entry) return gone;
      change(entry);
      return done;
    });
  }

  async #answer<T>(act: () => StoreResult<T>): Promise<StoreResult<T>> {
    return this.failures.shift() ?? act();
  }

  #stored({ id, unsubscribed, choices, record }: Entry): StoredSubscriber {
    const newsletters = this.#newsletters.filter((newsletter) => choices.has(newsletter));
    return { id, unsubscribed, newsletters, record: { ...record }, choices: [...choices] };
  }
}
