import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { answer, notFound } from './answers.ts';
import { timestamp } from './clock.ts';
import { listAnswer } from './pages.ts';
import { parseBody } from './parse-body.ts';
import type { Webhook } from './records.ts';
import type { ApiRoute, AtOnce } from './router.ts';
import { newSigningSecret } from './svix-signature.ts';

const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]'];
const schema = z.object({
  endpoint: z.string().refine(isLoopback, 'The sandbox only calls http://127.0.0.1 and localhost.'),
  events: z.array(z.string().regex(/^[a-z_.]+$/)).min(1),
  status: z.enum(['enabled', 'disabled']).default('enabled'),
});

const create: AtOnce = ({ state, clock }, { body }) => {
  const parsed = parseBody(schema, body);
  if ('refusal' in parsed) return parsed.refusal;
  const webhook = state.webhooks.add({
    id: randomUUID(),
    ...parsed.value,
    signingSecret: newSigningSecret(),
    createdAt: clock.now(),
  });
  const { id, signingSecret } = webhook;
  return answer({ object: 'webhook', id, signing_secret: signingSecret }, 201);
};

const get: AtOnce = ({ state }, { params }) => {
  const webhook = state.webhooks.get(params['id']);
  if (!webhook) return notFound('Webhook');
  const secret = { signing_secret: webhook.signingSecret };
  return answer({ object: 'webhook', ...webhookView(webhook), ...secret });
};

const remove: AtOnce = ({ state }, { params }) => {
  const webhook = state.webhooks.get(params['id']);
  if (!webhook) return notFound('Webhook');
  state.webhooks.remove(webhook);
  return answer({ object: 'webhook', id: webhook.id, deleted: true });
};

export const webhookRoutes: ApiRoute[] = [
  { method: 'POST', path: '/webhooks', handle: create },
  {
    method: 'GET',
    path: '/webhooks',
    handle: ({ state }, request) => listAnswer(request, state.webhooks, webhookView),
  },
  { method: 'GET', path: '/webhooks/:id', handle: get },
  { method: 'DELETE', path: '/webhooks/:id', handle: remove },
];

function isLoopback(endpoint: string): boolean {
  const url = URL.parse(endpoint);
  return url !== null && /^https?:$/.test(url.protocol) && LOOPBACK.includes(url.hostname);
}

function webhookView({ id, endpoint, events, status, createdAt }: Webhook) {
  return { id, endpoint, events, status, created_at: timestamp(createdAt) };
}
