import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { answer, notFound } from './answers.ts';
import { timestamp } from './clock.ts';
import { listAnswer } from './pages.ts';
import { createdAfter } from './shelf.ts';
import { parseBody } from './parse-body.ts';
import type { Segment } from './records.ts';
import type { ApiRoute, AtOnce } from './router.ts';

const schema = z.object({ name: z.string().min(1) });

const create: AtOnce = (world, request) => {
  const parsed = parseBody(schema, request.body);
  if ('refusal' in parsed) return parsed.refusal;
  const createdAt = createdAfter(world.state.segments, world.clock.now());
  const segment = { id: randomUUID(), name: parsed.value.name, createdAt };
  world.state.segments.add(segment);
  return answer({ object: 'segment', id: segment.id, name: segment.name }, 201);
};

const get: AtOnce = ({ state }, { params }) => {
  const segment = state.segments.get(params['id']);
  return segment ? answer({ object: 'segment', ...segmentView(segment) }) : notFound('Segment');
};

/** Answers 200 for a segment that never existed, as Resend does. */
const remove: AtOnce = ({ state }, { params }) => {
  const id = params['id'];
  const segment = state.segments.get(id);
  if (segment) {
    state.segments.remove(segment);
    for (const contact of state.contacts) {
      contact.segments = contact.segments.filter((other) => other !== segment.id);
    }
  }
  return answer({ object: 'segment', id, deleted: true });
};

export const segmentRoutes: ApiRoute[] = [
  { method: 'POST', path: '/segments', handle: create },
  {
    method: 'GET',
    path: '/segments',
    handle: ({ state }, request) => listAnswer(request, state.segments, segmentView),
  },
  { method: 'GET', path: '/segments/:id', handle: get },
  { method: 'DELETE', path: '/segments/:id', handle: remove },
];

/** A segment as the API shows it in lists. */
export function segmentView({ id, name, createdAt }: Segment) {
  return { id, name, created_at: timestamp(createdAt) };
}
