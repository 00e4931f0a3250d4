import { z } from 'zod';
import type { EmailAddress } from '../../core/email-address.ts';
import type { StoredSubscriber } from '../../subscribers/subscriber-store.ts';
import type { Audience } from './resend-audience.ts';
import type { ResendClient } from './resend-client.ts';
import type { Outcome } from './resend-outcome.ts';

/** A contact in Resend. */
export interface Contact {
  id: string;
  /** Receives no broadcasts, regardless of its topics. */
  unsubscribed: boolean;
  /** The properties with string values. */
  properties: Readonly<Record<string, string>>;
  /** Ids of the topics that it is opted in to, ours and others. */
  topicIds: readonly string[];
}

/** Finds a contact by address or id. */
export async function findContact(
  resend: ResendClient,
  which: EmailAddress | { id: string },
): Promise<Outcome<Contact | undefined>> {
  const key = typeof which === 'string' ? { email: which } : which;
  const found = await resend.ask({
    name: 'contacts.get',
    idempotent: true,
    schema: contactSchema,
    call: (sdk, options) => sdk.contacts.get(key, options),
  });
  if (found.kind === 'not-found') return { kind: 'ok', data: undefined };
  if (found.kind !== 'ok') return found;

  const topics = await topicsOf(resend, found.data.id);
  if (topics.kind !== 'ok') return topics;
  return { kind: 'ok', data: { ...found.data, topicIds: topics.data } };
}

/** Ids of the topics that a contact is opted in to. */
export async function topicsOf(resend: ResendClient, id: string): Promise<Outcome<string[]>> {
  const topics = await resend.ask({
    name: 'contacts.topics.list',
    idempotent: true,
    schema: topicsSchema,
    call: (sdk, options) => sdk.contacts.topics.list({ id, limit: 100 }, options),
  });
  if (topics.kind !== 'ok') return topics;
  const chosen = topics.data.data.filter(({ subscription }) => subscription === 'opt_in');
  return { kind: 'ok', data: chosen.map((topic) => topic.id) };
}

/** Converts a contact to the type of the port. */
export function storedSubscriber(
  { id, unsubscribed, properties, topicIds }: Contact,
  audience: Audience,
): StoredSubscriber {
  const chosen = [...audience.topicIds].filter(([, topic]) => topicIds.includes(topic));
  const newsletters = chosen.map(([newsletter]) => newsletter);
  return { id, unsubscribed, newsletters, record: properties, choices: topicIds };
}

/** Whether the contact is in the segment of the subscribers. */
export async function isInSegment(
  resend: ResendClient,
  { segmentId }: Audience,
  id: string,
): Promise<Outcome<boolean>> {
  const outcome = await resend.ask({
    name: 'contacts.segments.list',
    idempotent: true,
    schema: segmentsSchema,
    call: (sdk, options) => sdk.contacts.segments.list({ contactId: id, limit: 100 }, options),
  });
  if (outcome.kind !== 'ok') return outcome;
  return { kind: 'ok', data: outcome.data.data.some((segment) => segment.id === segmentId) };
}

const contactSchema = z.object({
  id: z.string().min(1),
  unsubscribed: z.boolean(),
  properties: z
    .record(z.string(), z.object({ value: z.unknown() }))
    .nullish()
    .transform((properties) => {
      const texts = Object.entries(properties ?? {}).flatMap(([key, { value }]) =>
        typeof value === 'string' ? [[key, value] as const] : [],
      );
      return Object.fromEntries(texts);
    }),
});

const segmentsSchema = z.object({ data: z.array(z.object({ id: z.string() })) });

const topicsSchema = z.object({
  data: z.array(z.object({ id: z.string(), subscription: z.string() })),
});
