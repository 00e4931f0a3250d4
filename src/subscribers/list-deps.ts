import type { SignedLinks } from './signed-links.ts';
import type { SubscriberStore } from './subscriber-store.ts';

/** What every piece of work on the list needs. */
export interface ListDeps {
  store: SubscriberStore;
  signedLinks: SignedLinks;
  /** Ids of the newsletters that there are. */
  newsletters: readonly string[];
}
