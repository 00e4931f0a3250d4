import { z } from 'zod';
import type { BatchMailer, BatchOutcome } from '../../subscribers/outbox/outgoing-mail.ts';
import type { ResendClient } from './resend-client.ts';
import { providerFailure } from './provider-failure.ts';

/** Submits emails through Resend's batch API. Retries are up to the caller. */
export function resendBatchMailer(resend: ResendClient): BatchMailer {
  return {
    async submit({ key, mails }): Promise<BatchOutcome> {
      const outcome = await resend.ask({
        name: 'batch.send',
        idempotent: true, // Because of the idempotency key.
        schema: answerSchema,
        call: (sdk, options) =>
          sdk.batch.send([...mails], {
            ...options,
            idempotencyKey: key,
            // In strict mode, one rejected address would block all other emails.
            batchValidation: 'permissive',
          }),
      });
      // Only this batch uses the key, so its emails were accepted.
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
  // Error messages may contain the address.
  errors: z.array(z.object({ index: z.int().min(0) })).default([]),
});
