import type { SignedLinks } from './signed-links.ts';
import type { SubscriberStore } from './subscriber-store.ts';

/** The dependencies of every list job. */
export interface ListDeps {
  store: SubscriberStore;
  signedLinks: SignedLinks;
  /** Ids of the existing newsletters. */
  newsletters: readonly string[];
}
