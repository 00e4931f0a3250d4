import { z } from 'zod';
import type { EmailAddress } from '../../core/email-address.ts';
import type { ResendClient } from './resend-client.ts';
import type { Outcome } from './resend-outcome.ts';

/** Whether Resend suppresses this address. */
export async function isSuppressed(
  resend: ResendClient,
  address: EmailAddress,
): Promise<Outcome<boolean>> {
  const outcome = await resend.ask({
    name: 'suppressions.get',
    idempotent: true,
    schema: z.object({ id: z.string().min(1) }),
    call: (sdk, options) => sdk.suppressions.get(address, options),
  });
  if (outcome.kind === 'not-found') return { kind: 'ok', data: false };
  return outcome.kind === 'ok' ? { kind: 'ok', data: true } : outcome;
}

/** Removes an address from the suppression list. */
export async function liftSuppression(
  resend: ResendClient,
  address: EmailAddress,
): Promise<Outcome<undefined>> {
  const outcome = await resend.ask({
    name: 'suppressions.remove',
    idempotent: true,
    schema: z.object({ id: z.string().min(1) }),
    call: (sdk, options) => sdk.suppressions.remove(address, options),
  });
  return outcome.kind === 'ok' || outcome.kind === 'not-found'
    ? { kind: 'ok', data: undefined }
    : outcome;
}
