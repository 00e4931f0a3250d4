import { z } from 'zod';
import type { ProviderFailure } from './job-outcome.ts';

/** An email to one address, as submitted. */
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

/**
 * Maximum number of emails per request:
 * https://resend.com/docs/api-reference/emails/send-batch-emails
 */
export const MAX_BATCH_SIZE = 100;

/** Submits several emails in one request. */
export interface BatchMailer {
  /**
   * The same emails with the same `key` (at most 256 characters) within 24 hours are sent once. A
   * rejected email does not block the others.
   */
  submit(batch: { key: string; mails: readonly OutgoingMail[] }): Promise<BatchOutcome>;
}

export type BatchOutcome =
  /** Accepted, except the emails at the indexes `refused`, counted from 0. */
  { status: 'submitted'; refused: readonly number[] } | ProviderFailure;
