import type { OutgoingMail } from './outgoing-mail.ts';
import type { ProviderFailure } from './job-outcome.ts';

/** Mails one address, such as an editor's own. */
export interface TestMailer {
  /** Given again within 24 hours with the same `key` and the same mail, it goes out once. */
  submit(
    mail: OutgoingMail,
    key: string,
  ): Promise<{ status: 'submitted'; id: string } | ProviderFailure>;
}
