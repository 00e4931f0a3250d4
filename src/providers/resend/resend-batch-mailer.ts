import { z } from 'zod';
import type { BatchMailer, BatchOutcome } from '../../subscribers/outbox/outgoing-mail.ts';
import type { ResendClient } from './resend-client.ts';
import { providerFailure } from './provider-failure.ts';

/** Submits mails through Resend's batch API. `resend` leaves trying again to the caller. */
export function resendBatchMailer(resend: ResendClient): BatchMailer {
  return {
    async submit({ key, mails }): Promise<BatchOutcome> {
      const outcome = await resend.ask({
        name: 'batch.send',
        idempotent: true, // The idempotency key sees to it.
        schema: answerSchema,
        call: (sdk, options) =>
          sdk.batch.send([...mails], {
            ...options,
            idempotencyKey: key,
            // Strict, one address that Resend does not take would stop the mails to all the others.
            batchValidation: 'permissive',
          }),
      });
      // The key is of this batch alone: whatever was accepted under it were these mails.
      if (outcome.kind === 'key-used') return { status: 'submitted', refused: [] };
      if (outcome.kind !== 'ok') return providerFailure(outcome);

      const { data, errors } = outcome.data;
      return data.length + errors.length === mails.length
        ? { status: 'submitted', refused: errors.map(({ index }) => index) }
        : { status: 'later', reason: 'unreadable-answer', mayBeDone: true };
    },
  };
}

const answerSchema = z.object({
  data: z.array(z.object({ id: z.string().min(1) })),
  // Their messages may hold the address.
  errors: z.array(z.object({ index: z.int().min(0) })).default([]),
});
