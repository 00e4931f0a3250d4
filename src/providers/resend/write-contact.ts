import { z } from 'zod';
import type { EmailAddress } from '../../core/email-address.ts';
import type { Contact } from './contact.ts';
import type { Audience } from './resend-audience.ts';
import type { ResendClient, ResendRequest } from './resend-client.ts';
import type { Outcome } from './resend-outcome.ts';

/** How a subscriber is to stand. */
export interface Standing {
  /** Ids of the newsletters to receive; of all others that we have, none. */
  newsletters: readonly string[];
  properties: Readonly<Record<string, string>>;
}

const withId = z.object({ id: z.string().min(1) });

/**
 * Resend's create is an upsert that sets to their defaults what it is not given, and so could
 * re-subscribe and rename a known contact: it is for addresses that are unknown.
 */
export function createContact(
  resend: ResendClient,
  audience: Audience,
  address: EmailAddress,
  { newsletters, properties }: Standing,
): Promise<Outcome<unknown>> {
  const topics = newsletters.flatMap((id) => {
    const topic = audience.topicIds.get(id);
    return topic ? [{ id: topic, subscription: 'opt_in' as const }] : [];
  });
  return resend.ask({
    name: 'contacts.create',
    repeatable: false,
    schema: withId,
    call: (sdk, options) =>
      sdk.contacts.create(
        {
          email: address,
          unsubscribed: false,
          properties,
          segments: [{ id: audience.segmentId }],
          topics,
        },
        options,
      ),
  });
}

/**
 * Brings a known contact into this standing. The last step alone lifts an earlier leaving and tells
 * that it is done: broken off before, the work is done again.
 */
export async function updateContact(
  resend: ResendClient,
  audience: Audience,
  contact: Contact,
  { newsletters, properties }: Standing,
): Promise<Outcome<unknown>> {
  const { id } = contact;
  const { segmentId } = audience;
  const topics = topicChanges(contact, audience, newsletters);
  return inOrder(resend, [
    {
      name: 'contacts.segments.add',
      call: (sdk, options) => sdk.contacts.segments.add({ contactId: id, segmentId }, options),
    },
    ...(topics.length > 0
      ? [
          {
            name: 'contacts.topics.update',
            call: (sdk, options) => sdk.contacts.topics.update({ id, topics }, options),
          } satisfies Step,
        ]
      : []),
    {
      name: 'contacts.update',
      call: (sdk, options) => sdk.contacts.update({ id, unsubscribed: false, properties }, options),
    },
  ]);
}

/**
 * Puts a contact on the list that the account had for another reason: the topics first, since nobody
 * is mailed who is not in the segment. Whether it wants mail at all is not touched.
 */
export async function enlistContact(
  resend: ResendClient,
  audience: Audience,
  { id }: Pick<Contact, 'id'>,
  { newsletters, properties }: Standing,
): Promise<Outcome<unknown>> {
  const { segmentId } = audience;
  const topics = [...audience.topicIds].map(([newsletter, topic]) => ({
    id: topic,
    subscription: newsletters.includes(newsletter) ? ('opt_in' as const) : ('opt_out' as const),
  }));
  return inOrder(resend, [
    {
      name: 'contacts.topics.update',
      call: (sdk, options) => sdk.contacts.topics.update({ id, topics }, options),
    },
    {
      name: 'contacts.update',
      call: (sdk, options) => sdk.contacts.update({ id, properties }, options),
    },
    {
      name: 'contacts.segments.add',
      call: (sdk, options) => sdk.contacts.segments.add({ contactId: id, segmentId }, options),
    },
  ]);
}

/**
 * What to change in the topics. Who had left altogether has left the topics of others too, though
 * they still say otherwise: they would come back with the rest.
 */
function topicChanges(contact: Contact, audience: Audience, newsletters: readonly string[]) {
  const ours = [...audience.topicIds];
  const wanted = ours.filter(([id]) => newsletters.includes(id)).map(([, topic]) => topic);
  const isOurs = (topic: string) => ours.some(([, id]) => id === topic);
  const joins = wanted.filter((topic) => !contact.topicIds.includes(topic));
  const leaves = contact.topicIds.filter(
    (topic) => !wanted.includes(topic) && (isOurs(topic) || contact.unsubscribed),
  );
  return [
    ...joins.map((id) => ({ id, subscription: 'opt_in' as const })),
    ...leaves.map((id) => ({ id, subscription: 'opt_out' as const })),
  ];
}

type Step = Pick<ResendRequest<unknown>, 'name' | 'call'>;

/** Takes the steps one after the other, up to the first that fails. */
async function inOrder(resend: ResendClient, steps: readonly Step[]): Promise<Outcome<unknown>> {
  for (const step of steps) {
    const outcome = await resend.ask({ ...step, repeatable: true, schema: withId });
    if (outcome.kind !== 'ok') return outcome;
  }
  return { kind: 'ok', data: undefined };
}
