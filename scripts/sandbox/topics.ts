import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { answer, notFound } from './answers.ts';
import { timestamp } from './clock.ts';
import { listAnswer } from './pages.ts';
import { createdAfter } from './shelf.ts';
import { parseBody } from './parse-body.ts';
import type { Topic } from './records.ts';
import type { ApiRoute, AtOnce } from './router.ts';

const schema = z.object({
  name: z.string().min(1).max(50),
  description: z.string().max(200).nullish(),
  visibility: z.enum(['public', 'private']).default('private'),
  default_subscription: z.enum(['opt_in', 'opt_out']),
});

const create: AtOnce = (world, request) => {
  const parsed = parseBody(schema, request.body);
  if ('refusal' in parsed) return parsed.refusal;
  const { name, description, visibility, default_subscription } = parsed.value;
  const now = createdAfter(world.state.topics, world.clock.now());
  const topic = world.state.topics.add({
    id: randomUUID(),
    name,
    description: description ?? null,
    visibility,
    defaultSubscription: default_subscription,
    createdAt: now,
    updatedAt: now,
  });
  world.webhooks.emit('topic.created', topicEvent(topic));
  return answer({ object: 'topic', id: topic.id }, 201);
};

const get: AtOnce = ({ state }, { params }) => {
  const topic = state.topics.get(params['id']);
  return topic ? answer({ object: 'topic', ...topicView(topic) }) : notFound('Topic');
};

export const topicRoutes: ApiRoute[] = [
  { method: 'POST', path: '/topics', handle: create },
  {
    method: 'GET',
    path: '/topics',
    // All topics, because the SDK's list() cannot request a second page.
    handle: ({ state }, request) =>
      listAnswer(request, state.topics, topicView, { limit: Math.max(20, state.topics.size) }),
  },
  { method: 'GET', path: '/topics/:id', handle: get },
];

function topicView(topic: Topic) {
  const { id, name, description, defaultSubscription, visibility, createdAt } = topic;
  return {
    id,
    name,
    ...(description !== null && { description }),
    default_subscription: defaultSubscription,
    visibility,
    created_at: timestamp(createdAt),
  };
}

function topicEvent(topic: Topic) {
  return {
    id: topic.id,
    name: topic.name,
    description: topic.description,
    default_subscription: topic.defaultSubscription,
    deleted: false,
    created_at: timestamp(topic.createdAt),
    updated_at: timestamp(topic.updatedAt),
  };
}
