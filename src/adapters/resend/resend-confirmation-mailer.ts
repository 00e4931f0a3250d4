import { z } from 'zod';
import type { ConfirmationMailer } from '../../domain/subscription.ts';
import type { ResendClient } from './resend-client.ts';

/**
 * Submits confirmation mails through Resend's e-mail API. `from` is the sender:
 * `The Daily <news@example.org>`.
 */
export function resendConfirmationMailer(resend: ResendClient, from: string): ConfirmationMailer {
  return {
    async send({ to, subject, html, text, idempotencyKey }) {
      const outcome = await resend.ask({
        name: 'emails.send',
        repeatable: true, // The idempotency key sees to it.
        schema: z.object({ id: z.string().min(1) }),
        call: (sdk, options) =>
          sdk.emails.send({ from, to, subject, html, text }, { ...options, idempotencyKey }),
      });
      // `key-used`: a mail for this address was accepted in this quarter of an hour, in other words
      // (from before a deployment) but with the same link, so what the visitor is promised is under
      // way. `key-in-flight` is not: the other request may still fail. Nor is `rejected`: nobody gets
      // that mail. It tells nothing about the list either, which was not asked.
      const isSubmitted = outcome.kind === 'ok' || outcome.kind === 'key-used';
      return isSubmitted ? 'submitted' : 'unavailable';
    },
  };
}
