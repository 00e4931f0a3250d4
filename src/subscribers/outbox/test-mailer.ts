import type { OutgoingMail } from './outgoing-mail.ts';
import type { ProviderFailure } from './job-outcome.ts';

/** Sends an email to one address, such as that of an editor. */
export interface TestMailer {
  /** The same email with the same `key` within 24 hours is sent once. */
  submit(
    mail: OutgoingMail,
    key: string,
  ): Promise<{ status: 'submitted'; id: string } | ProviderFailure>;
}
