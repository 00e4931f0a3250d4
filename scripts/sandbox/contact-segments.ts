import { answer, notFound } from './answers.ts';
import { contactEvent } from './contact-views.ts';
import { listAnswer } from './pages.ts';
import type { ApiRoute, AtOnce } from './router.ts';
import { segmentView } from './segments.ts';

/** Does not change `unsubscribed`. */
const add: AtOnce = (world, { params }) => {
  const contact = world.state.contacts.get(params['contact']);
  if (!contact) return notFound('Contact');
  const segment = world.state.segments.get(params['id']);
  if (!segment) return notFound('Segment');
  if (!contact.segments.includes(segment.id)) {
    contact.segments.push(segment.id);
    contact.updatedAt = world.clock.now();
    world.webhooks.emit('contact.updated', contactEvent(contact));
  }
  return answer({ id: segment.id });
};

const remove: AtOnce = (world, { params }) => {
  const contact = world.state.contacts.get(params['contact']);
  if (!contact) return notFound('Contact');
  const segment = world.state.segments.get(params['id']);
  if (!segment) return notFound('Segment');
  contact.segments = contact.segments.filter((id) => id !== segment.id);
  contact.updatedAt = world.clock.now();
  world.webhooks.emit('contact.updated', contactEvent(contact));
  return answer({ id: segment.id, audienceId: segment.id, deleted: true });
};

const list: AtOnce = ({ state }, request) => {
  const contact = state.contacts.get(request.params['contact']);
  if (!contact) return notFound('Contact');
  const where = ({ id }: { id: string }) => contact.segments.includes(id);
  return listAnswer(request, state.segments, segmentView, { where });
};

export const contactSegmentRoutes: ApiRoute[] = [
  { method: 'GET', path: '/contacts/:contact/segments', handle: list },
  { method: 'POST', path: '/contacts/:contact/segments/:id', handle: add },
  { method: 'DELETE', path: '/contacts/:contact/segments/:id', handle: remove },
];
