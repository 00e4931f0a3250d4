import { z } from 'zod';
import type { EmailAddress } from '../../core/email-address.ts';
import type { SubscriberState, SubscriberStore } from '../../subscribers/subscriber-store.ts';
import type { Audience } from './resend-audience.ts';
import type { ResendClient } from './resend-client.ts';
import type { Outcome } from './resend-outcome.ts';

const withId = z.object({ id: z.string().min(1) });

/**
 * Creates a contact. Resend's create is an upsert that resets omitted fields, which could
 * re-subscribe an existing contact. Use it for unknown addresses only.
 */
export function createContact(
  resend: ResendClient,
  audience: Audience,
  address: EmailAddress,
  { newsletters, record }: SubscriberState,
): Promise<Outcome<unknown>> {
  const topics = newsletters.flatMap((id) => {
    const topic = audience.topicIds.get(id);
    return topic ? [{ id: topic, subscription: 'opt_in' as const }] : [];
  });
  return resend.ask({
    name: 'contacts.create',
    idempotent: false,
    schema: withId,
    call: (sdk, options) =>
      sdk.contacts.create(
        {
          email: address,
          unsubscribed: false,
          properties: record,
          segments: [{ id: audience.segmentId }],
          topics,
        },
        options,
      ),
  });
}

/** Changes properties of a contact and, in the same request, unsubscribes it if asked to. */
export function updateContactRecord(
  resend: ResendClient,
  id: string,
  { record, unsubscribed }: Parameters<SubscriberStore['updateRecord']>[1],
): Promise<Outcome<unknown>> {
  const change = { id, properties: record, ...(unsubscribed && { unsubscribed }) };
  return resend.ask({
    name: 'contacts.update',
    idempotent: true,
    schema: withId,
    call: (sdk, options) => sdk.contacts.update(change, options),
  });
}

/** Removes a contact and everything stored with it. */
export async function removeContact(
  resend: ResendClient,
  address: EmailAddress,
): Promise<Outcome<undefined>> {
  const outcome = await resend.ask({
    name: 'contacts.remove',
    idempotent: true,
    schema: z.object({ deleted: z.literal(true) }),
    call: (sdk, options) => sdk.contacts.remove({ email: address }, options),
  });
  // Resend also answers `deleted` for an unknown address.
  const isGone = outcome.kind === 'ok' || outcome.kind === 'not-found';
  return isGone ? { kind: 'ok', data: undefined } : outcome;
}
