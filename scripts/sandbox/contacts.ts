import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { parseAddress } from './addresses.ts';
import { answer, notFound, refuse } from './answers.ts';
import { contactEvent, contactView, propertiesView } from './contact-views.ts';
import { topicChoices } from './contact-topics.ts';
import { mergedProperties } from './contact-values.ts';
import { listAnswer } from './pages.ts';
import { parseBody } from './parse-body.ts';
import type { Contact } from './records.ts';
import type { ApiRoute, AtOnce } from './router.ts';

const properties = z.record(z.string(), z.union([z.string(), z.number(), z.null()]));
const schema = z.object({
  email: z.string(),
  first_name: z.string().nullish(),
  last_name: z.string().nullish(),
  unsubscribed: z.boolean().nullish(),
  properties: properties.nullish(),
  segments: z.array(z.object({ id: z.string() })).nullish(),
  topics: topicChoices.nullish(),
});
const change = schema.pick({
  first_name: true,
  last_name: true,
  unsubscribed: true,
  properties: true,
});

/**
 * An upsert: for a known address, every omitted field and topic choice is reset to its default, so
 * `unsubscribed` becomes false. Segments are added, never removed.
 */
const create: AtOnce = (world, request) => {
  const { state } = world;
  const parsed = parseBody(schema, request.body);
  if ('refusal' in parsed) return parsed.refusal;
  const { email, segments, topics, ...wanted } = parsed.value;
  if (parseAddress(email) !== email) {
    return refuse(
      422,
      'validation_error',
      'Invalid `email` field. It is not a valid email address.',
    );
  }
  if (segments?.some(({ id }) => !state.segments.get(id))) return notFound('Segment');
  if (topics?.some(({ id }) => !state.topics.get(id))) return notFound('Topic');
  const values = mergedProperties(state, {}, wanted.properties ?? {});
  if ('refusal' in values) return values.refusal;

  const known = state.contacts.get(email);
  const now = world.clock.now();
  const contact: Contact = {
    id: known?.id ?? randomUUID(),
    email: known?.email ?? email,
    firstName: wanted.first_name ?? null,
    lastName: wanted.last_name ?? null,
    unsubscribed: wanted.unsubscribed ?? false,
    properties: values.properties,
    segments: [...new Set([...(known?.segments ?? []), ...(segments ?? []).map(({ id }) => id)])],
    topics: Object.fromEntries((topics ?? []).map(({ id, subscription }) => [id, subscription])),
    createdAt: known?.createdAt ?? now,
    updatedAt: now,
  };
  if (known) Object.assign(known, contact);
  else state.contacts.add(contact);
  world.webhooks.emit(known ? 'contact.updated' : 'contact.created', contactEvent(contact));
  return answer({ object: 'contact', id: contact.id }, 201);
};

const get: AtOnce = ({ state }, { params }) => {
  const contact = state.contacts.get(params['contact']);
  if (!contact) return notFound('Contact');
  const view = { ...contactView(contact), properties: propertiesView(contact) };
  return answer({ object: 'contact', ...view });
};

const update: AtOnce = (world, { params, body }) => {
  const contact = world.state.contacts.get(params['contact']);
  if (!contact) return notFound('Contact');
  const parsed = parseBody(change, body);
  if ('refusal' in parsed) return parsed.refusal;
  const wanted = parsed.value;
  const values = mergedProperties(world.state, contact.properties, wanted.properties ?? {});
  if ('refusal' in values) return values.refusal;

  contact.properties = values.properties;
  if (wanted.first_name !== undefined) contact.firstName = wanted.first_name;
  if (wanted.last_name !== undefined) contact.lastName = wanted.last_name;
  contact.unsubscribed = wanted.unsubscribed ?? contact.unsubscribed;
  contact.updatedAt = world.clock.now();
  world.webhooks.emit('contact.updated', contactEvent(contact));
  return answer({ object: 'contact', id: contact.id });
};

/** Responds `deleted: true` for a contact that never existed, as Resend does. */
const remove: AtOnce = (world, { params }) => {
  const contact = world.state.contacts.get(params['contact']);
  if (contact) {
    world.state.contacts.remove(contact);
    world.webhooks.emit('contact.deleted', contactEvent(contact));
  }
  return answer({ object: 'contact', contact: params['contact'], deleted: true });
};

const listInSegment: AtOnce = ({ state }, request) => {
  const segment = state.segments.get(request.params['id']);
  if (!segment) return notFound('Segment');
  const where = (contact: Contact) => contact.segments.includes(segment.id);
  return listAnswer(request, state.contacts, contactView, { where });
};

export const contactRoutes: ApiRoute[] = [
  { method: 'POST', path: '/contacts', handle: create },
  {
    method: 'GET',
    path: '/contacts',
    handle: ({ state }, request) => listAnswer(request, state.contacts, contactView),
  },
  { method: 'GET', path: '/segments/:id/contacts', handle: listInSegment },
  { method: 'GET', path: '/contacts/:contact', handle: get },
  { method: 'PATCH', path: '/contacts/:contact', handle: update },
  { method: 'DELETE', path: '/contacts/:contact', handle: remove },
];
