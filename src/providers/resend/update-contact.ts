import { z } from 'zod';
import type { StoredSubscriber, SubscriberState } from '../../subscribers/subscriber-store.ts';
import type { Audience } from './resend-audience.ts';
import type { ResendClient, ResendRequest } from './resend-client.ts';
import type { Outcome } from './resend-outcome.ts';

const withId = z.object({ id: z.string().min(1) });

/**
 * Brings a known contact into this state. The last step alone lifts an earlier leaving and tells
 * that it is done: broken off before, the work is done again.
 */
export async function updateContact(
  resend: ResendClient,
  audience: Audience,
  contact: StoredSubscriber,
  { newsletters, record }: SubscriberState,
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
      call: (sdk, options) =>
        sdk.contacts.update({ id, unsubscribed: false, properties: record }, options),
    },
  ]);
}

/**
 * Puts a contact on the list that the account had for another reason: the topics first, since nobody
 * is mailed who is not in the segment. Whether it wants mail at all is not touched.
 */
export async function addContactToList(
  resend: ResendClient,
  audience: Audience,
  { id }: StoredSubscriber,
  { newsletters, record }: SubscriberState,
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
      call: (sdk, options) => sdk.contacts.update({ id, properties: record }, options),
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
function topicChanges(
  contact: StoredSubscriber,
  audience: Audience,
  newsletters: readonly string[],
) {
  const ours = [...audience.topicIds];
  const wanted = ours.filter(([id]) => newsletters.includes(id)).map(([, topic]) => topic);
  const isOurs = (topic: string) => ours.some(([, id]) => id === topic);
  const joins = wanted.filter((topic) => !contact.choices.includes(topic));
  const leaves = contact.choices.filter(
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
    const outcome = await resend.ask({ ...step, idempotent: true, schema: withId });
    if (outcome.kind !== 'ok') return outcome;
  }
  return { kind: 'ok', data: undefined };
}
