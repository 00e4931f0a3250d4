import { Resend } from 'resend';
import { z } from 'zod';
import { parseEmailAddress } from '../../core/email-address.ts';
import type { EventReader, WebhookResult, ListEvent } from '../../subscribers/list-events.ts';

/** Verifies webhooks that Resend signed with `secret` (`whsec_…`), using the SDK. */
export function resendWebhooks(secret: string): EventReader {
  // The SDK requires a key, although verifying sends no request.
  const { webhooks } = new Resend('re_verifies_only');

  return ({ body, id, timestamp, signature }) => {
    try {
      const headers = { id, timestamp, signature };
      return parsePayload(webhooks.verify({ payload: body, headers, webhookSecret: secret }));
    } catch (error) {
      // The body is parsed only after the signature was verified.
      return { status: error instanceof SyntaxError ? 'unreadable' : 'forged' };
    }
  };
}

function parsePayload(payload: unknown): WebhookResult {
  const message = messageSchema.safeParse(payload);
  if (!message.success) return { status: 'unreadable' };
  const { type } = message.data;
  const schema = eventSchemas.get(type);
  if (!schema) return { status: 'read', type, events: [] };
  const events = schema.safeParse(payload);
  return events.success ? { status: 'read', type, events: events.data } : { status: 'unreadable' };
}

const messageSchema = z.object({ type: z.string().regex(/^[a-z_.]{1,50}$/) });

// Resend also returns `2025-11-30 20:42:46.04984+00`.
const moment = z
  .string()
  .transform((text) => new Date(text))
  .refine((date) => !Number.isNaN(date.getTime()));

const complained = z
  .object({ created_at: moment, data: z.object({ to: z.array(z.string()) }) })
  .transform(({ created_at, data }) => eventsFor(data.to, 'complaint', created_at));

const bounced = z
  .object({
    created_at: moment,
    data: z.object({ to: z.array(z.string()), bounce: z.object({ type: z.string() }) }),
  })
  // Ignore temporary bounces, such as a full mailbox.
  .transform(({ created_at, data }) =>
    data.bounce.type === 'Permanent' ? eventsFor(data.to, 'bounce', created_at) : [],
  );

const updated = z
  .object({ created_at: moment, data: z.object({ email: z.string(), unsubscribed: z.boolean() }) })
  .transform(({ created_at, data }) =>
    data.unsubscribed ? eventsFor([data.email], 'change', created_at) : [],
  );

const topicsUpdated = z
  .object({ created_at: moment, data: z.object({ email: z.string() }) })
  .transform(({ created_at, data }) => eventsFor([data.email], 'change', created_at));

/** The events that affect the list: https://resend.com/docs/webhooks/event-types */
const eventSchemas: ReadonlyMap<string, z.ZodType<ListEvent[]>> = new Map<
  string,
  z.ZodType<ListEvent[]>
>([
  ['email.bounced', bounced],
  ['email.complained', complained],
  ['contact.updated', updated],
  ['contact.topics.updated', topicsUpdated],
]);

/** Ignores invalid addresses, which cannot be on the list. */
function eventsFor(addresses: readonly string[], kind: ListEvent['kind'], at: Date): ListEvent[] {
  return addresses.flatMap((text) => {
    const address = parseEmailAddress(text);
    return address ? [{ kind, address, at }] : [];
  });
}
