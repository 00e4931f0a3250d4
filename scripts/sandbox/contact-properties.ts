import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { answer, notFound, refuse } from './answers.ts';
import { timestamp } from './clock.ts';
import { listAnswer } from './pages.ts';
import { parseBody } from './parse-body.ts';
import type { ContactProperty } from './records.ts';
import type { ApiRoute, AtOnce } from './router.ts';

const key = z.string().regex(/^[A-Za-z0-9_]{1,50}$/, 'Use 1-50 letters, digits and underscores.');
const schema = z.discriminatedUnion('type', [
  z.object({ key, type: z.literal('string'), fallback_value: z.string().nullish() }),
  z.object({ key, type: z.literal('number'), fallback_value: z.number().nullish() }),
]);

const create: AtOnce = ({ state, clock }, request) => {
  const parsed = parseBody(schema, request.body);
  if ('refusal' in parsed) return parsed.refusal;
  const { key, type, fallback_value: fallbackValue = null } = parsed.value;
  if ([...state.properties].some((property) => property.key === key)) {
    return refuse(422, 'validation_error', `A contact property \`${key}\` already exists.`);
  }
  const property = { id: randomUUID(), key, type, fallbackValue, createdAt: clock.now() };
  state.properties.add(property);
  return answer({ object: 'contact_property', id: property.id }, 201);
};

const remove: AtOnce = ({ state }, { params }) => {
  const property = state.properties.get(params['id']);
  if (!property) return notFound('Contact property');
  state.properties.remove(property);
  return answer({ object: 'contact_property', id: property.id, deleted: true });
};

export const contactPropertyRoutes: ApiRoute[] = [
  { method: 'POST', path: '/contact-properties', handle: create },
  {
    method: 'GET',
    path: '/contact-properties',
    handle: ({ state }, request) => listAnswer(request, state.properties, propertyView),
  },
  { method: 'DELETE', path: '/contact-properties/:id', handle: remove },
];

function propertyView({ id, key, type, fallbackValue, createdAt }: ContactProperty) {
  return { id, key, type, fallback_value: fallbackValue, created_at: timestamp(createdAt) };
}
