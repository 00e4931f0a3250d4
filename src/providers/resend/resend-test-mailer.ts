import { z } from 'zod';
import type { TestMailer } from '../../subscribers/outbox/test-mailer.ts';
import type { ResendClient } from './resend-client.ts';
import { providerFailure } from './provider-failure.ts';

/** Sends one email through Resend's API. */
export function resendTestMailer(resend: ResendClient): TestMailer {
  return {
    async submit(mail, key) {
      const outcome = await resend.ask({
        name: 'emails.send',
        idempotent: true, // Because of the idempotency key.
        schema: z.object({ id: z.string() }),
        call: (sdk, options) => sdk.emails.send(mail, { ...options, idempotencyKey: key }),
      });
      return outcome.kind === 'ok'
        ? { status: 'submitted', id: outcome.data.id }
        : providerFailure(outcome);
    },
  };
}
