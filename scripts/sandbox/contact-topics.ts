import { z } from 'zod';
import { answer, notFound } from './answers.ts';
import { listAnswer } from './pages.ts';
import { parseBody } from './parse-body.ts';
import type { Contact, Subscription, Topic } from './records.ts';
import type { ApiRoute, AtOnce } from './router.ts';
import type { World } from './world.ts';

export const topicChoices = z.array(
  z.object({ id: z.string(), subscription: z.enum(['opt_in', 'opt_out']) }),
);
// The SDK sends an array; Resend's OpenAPI file specifies an object.
const schema = z.union([topicChoices, z.object({ topics: topicChoices })]);

/** A contact's choice for a topic, or the topic's default without one. */
export function subscriptionTo(topic: Topic, contact: Contact | undefined): Subscription {
  return contact?.topics[topic.id] ?? topic.defaultSubscription;
}

/** Stores a contact's choices and notifies the webhooks. */
export function chooseTopics(
  world: World,
  contact: Contact,
  choices: z.output<typeof topicChoices>,
): void {
  for (const { id, subscription } of choices) contact.topics[id] = subscription;
  contact.updatedAt = world.clock.now();
  world.webhooks.emit('contact.topics.updated', { email: contact.email, topics: choices });
}

const update: AtOnce = (world, { params, body }) => {
  const contact = world.state.contacts.get(params['contact']);
  if (!contact) return notFound('Contact');
  const parsed = parseBody(schema, body);
  if ('refusal' in parsed) return parsed.refusal;
  const choices = Array.isArray(parsed.value) ? parsed.value : parsed.value.topics;
  if (choices.some(({ id }) => !world.state.topics.get(id))) return notFound('Topic');
  chooseTopics(world, contact, choices);
  return answer({ id: contact.id });
};

const list: AtOnce = ({ state }, request) => {
  const contact = state.contacts.get(request.params['contact']);
  if (!contact) return notFound('Contact');
  return listAnswer(request, state.topics, (topic) => ({
    id: topic.id,
    name: topic.name,
    description: topic.description,
    subscription: subscriptionTo(topic, contact),
  }));
};

export const contactTopicRoutes: ApiRoute[] = [
  { method: 'GET', path: '/contacts/:contact/topics', handle: list },
  { method: 'PATCH', path: '/contacts/:contact/topics', handle: update },
];
