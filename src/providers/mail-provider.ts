import type { BatchMailer } from '../subscribers/outbox/outgoing-mail.ts';
import type { FigureReader } from '../newsletters/sending/broadcast-figures.ts';
import type { Broadcaster } from '../newsletters/sending/broadcaster.ts';
import type { Readership } from '../newsletters/sending/readership.ts';
import type { TestMailer } from '../subscribers/outbox/test-mailer.ts';
import type { SubscriberListing } from '../subscribers/subscriber-listing.ts';
import type { SubscriberStore } from '../subscribers/subscriber-store.ts';

/**
 * Everything that a mail provider does for a publication. Another provider is a folder that makes one
 * of these, and passes the contract in tests/unit/providers/.
 */
export interface MailProvider {
  store: SubscriberStore;
  listing: SubscriberListing;
  batchMailer: BatchMailer;
  testMailer: TestMailer;
  broadcaster: Broadcaster;
  readership: Readership;
  figures: FigureReader;
}

/**
 * Who waits for the provider's answers, which decides how it is asked: `person`, who wants one soon, so
 * it is tried a few times at once; `worker`, which comes back later by itself; `bulk`, a command that asks
 * for as many things as there are readers and has time. The last two keep the provider's pace.
 */
export type Caller = 'person' | 'worker' | 'bulk';
