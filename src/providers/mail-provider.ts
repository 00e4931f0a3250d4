import type { BatchMailer } from '../subscribers/outbox/outgoing-mail.ts';
import type { FigureReader } from '../newsletters/sending/broadcast-figures.ts';
import type { Broadcaster } from '../newsletters/sending/broadcaster.ts';
import type { Readership } from '../newsletters/sending/readership.ts';
import type { TestMailer } from '../subscribers/outbox/test-mailer.ts';
import type { SubscriberListing } from '../subscribers/subscriber-listing.ts';
import type { SubscriberStore } from '../subscribers/subscriber-store.ts';

/**
 * Everything that an email provider does for a publication. To add a provider, implement this in a
 * folder of its own and pass the contract tests in tests/unit/providers/.
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
 * Who waits for the provider, which decides how requests are retried. `person`: someone waits, so a
 * few quick retries. `worker`: no retries, because the job is retried later. `bulk`: a command with
 * many requests, so patient retries. The last two keep to the rate limit.
 */
export type Caller = 'person' | 'worker' | 'bulk';
