import { z } from 'zod';
import type { ProviderFailure } from './job-outcome.ts';

/** One mail to one address, as it is submitted. */
export const outgoingMailSchema = z.strictObject({
  /** `The Daily <news@example.org>`. */
  from: z.string(),
  to: z.string(),
  subject: z.string(),
  html: z.string(),
  text: z.string(),
  headers: z.record(z.string(), z.string()).exactOptional(),
});

export type OutgoingMail = z.output<typeof outgoingMailSchema>;

/** As many mails as one request may submit: https://resend.com/docs/api-reference/emails/send-batch-emails */
export const MAX_BATCH_SIZE = 100;

/** Submits several mails at once. */
export interface BatchMailer {
  /**
   * Given again within 24 hours with the same `key` (at most 256 characters) and the same mails, they
   * go out once. One that is not accepted does not hold up the others.
   */
  submit(batch: { key: string; mails: readonly OutgoingMail[] }): Promise<BatchOutcome>;
}

export type BatchOutcome =
  /** Accepted for delivery, but for those at the places `refused`, counted from 0. */
  { status: 'submitted'; refused: readonly number[] } | ProviderFailure;
