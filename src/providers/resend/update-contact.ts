import { z } from 'zod';
import type { StoredSubscriber, SubscriberState } from '../../subscribers/subscriber-store.ts';
import type { Audience } from './resend-audience.ts';
import type { ResendClient, ResendRequest } from './resend-client.ts';
import type { Outcome } from './resend-outcome.ts';

const withId = z.object({ id: z.string().min(1) });

/**
 * Sets the state of an existing contact. The last step alone clears `unsubscribed` and marks the
 * update as done, so an interrupted update is repeated.
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
 * Adds a contact to the list that the account holds for another purpose. The topics come first,
 * because only contacts in the segment are emailed. `unsubscribed` does not change.
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
    ...(Object.keys(record).length > 0
      ? [
          {
            name: 'contacts.update',
            call: (sdk, options) => sdk.contacts.update({ id, properties: record }, options),
          } satisfies Step,
        ]
      : []),
    {
      name: 'contacts.segments.add',
      call: (sdk, options) => sdk.contacts.segments.add({ contactId: id, segmentId }, options),
    },
  ]);
}

/**
 * Returns the topics to change. A contact that unsubscribed from everything is still opted in to
 * topics of others; opt it out of them, or they would come back.
 */
function topicChanges(
  contact: StoredSubscriber,
  audience: Audience,
  newsletters: readonly string[],
) {
  const ours = [...audience.topicIds];
  const wanted = ours.filter(([id]) => newsletters.includes(id)).map(([, topic]) => topic);
  const isOurs = (topic: string) => ours.some(([, id]) => id === topic);
  const optIns = wanted.filter((topic) => !contact.choices.includes(topic));
  const optOuts = contact.choices.filter(
    (topic) => !wanted.includes(topic) && (isOurs(topic) || contact.unsubscribed),
  );
  return [
    ...optIns.map((id) => ({ id, subscription: 'opt_in' as const })),
    ...optOuts.map((id) => ({ id, subscription: 'opt_out' as const })),
  ];
}

type Step = Pick<ResendRequest<unknown>, 'name' | 'call'>;

/** Runs the steps in order, up to the first failure. */
async function inOrder(resend: ResendClient, steps: readonly Step[]): Promise<Outcome<unknown>> {
  for (const step of steps) {
    const outcome = await resend.ask({ ...step, idempotent: true, schema: withId });
    if (outcome.kind !== 'ok') return outcome;
  }
  return { kind: 'ok', data: undefined };
}
