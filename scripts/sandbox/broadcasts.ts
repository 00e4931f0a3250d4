import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { answer, notFound, refuse } from './answers.ts';
import {
  broadcastChange,
  broadcastSchema,
  changedBroadcast,
  refuseBroadcast,
} from './broadcast-payload.ts';
import { sendBroadcast } from './broadcast-sending.ts';
import { timestamp, timestampOrNull } from './clock.ts';
import { listAnswer } from './pages.ts';
import { parseBody } from './parse-body.ts';
import type { Broadcast } from './records.ts';
import type { ApiRoute, AtOnce } from './router.ts';
import { parseScheduledAt } from './scheduled-at.ts';
import type { World } from './world.ts';

const create: AtOnce = (world, { body }) => {
  const parsed = parseBody(broadcastSchema, body);
  if ('refusal' in parsed) return parsed.refusal;
  const { send: sendNow, scheduled_at: when, ...fields } = parsed.value;
  const broadcast = changedBroadcast(blank(world.clock.now()), fields);
  const refusal = refuseBroadcast(world.state, broadcast);
  if (refusal) return refusal;
  if (when && !sendNow) {
    return refuse(422, 'validation_error', '`scheduled_at` needs `send` to be true.');
  }
  const schedule = when ? parseScheduledAt(when, world.clock.now()) : { at: undefined };
  if ('refusal' in schedule) return schedule.refusal;

  world.state.broadcasts.add(broadcast);
  if (sendNow) sendBroadcast(world, broadcast, schedule.at);
  return answer({ id: broadcast.id }, 201);
};

const list: AtOnce = (world, request) => {
  const where = (broadcast: Broadcast) => isShown(world, broadcast, world.broadcastLag.listMs);
  return listAnswer(request, world.state.broadcasts, broadcastView, { where });
};

const get: AtOnce = (world, { params }) => {
  const broadcast = world.state.broadcasts.get(params['id']);
  if (!broadcast || !isShown(world, broadcast, world.broadcastLag.getMs)) {
    return notFound('Broadcast');
  }
  return answer({
    object: 'broadcast',
    ...broadcastView(broadcast),
    from: broadcast.from,
    subject: broadcast.subject,
    reply_to: broadcast.replyTo.length > 0 ? broadcast.replyTo : null,
    preview_text: broadcast.previewText,
    topic_id: broadcast.topicId,
    html: broadcast.html,
    text: broadcast.text,
  });
};

const update: AtOnce = ({ state }, { params, body }) => {
  const broadcast = state.broadcasts.get(params['id']);
  if (!broadcast) return notFound('Broadcast');
  if (broadcast.status !== 'draft') return refuseSettled('updated');
  const parsed = parseBody(broadcastChange, body);
  if ('refusal' in parsed) return parsed.refusal;
  const changed = changedBroadcast(broadcast, parsed.value);
  const refusal = refuseBroadcast(state, changed);
  if (refusal) return refusal;
  Object.assign(broadcast, changed);
  return answer({ id: broadcast.id });
};

const send: AtOnce = (world, { params, body }) => {
  const broadcast = world.state.broadcasts.get(params['id']);
  if (!broadcast) return notFound('Broadcast');
  if (broadcast.status !== 'draft') return refuseSettled('sent');
  const parsed = parseBody(z.object({ scheduled_at: z.string().nullish() }), body);
  if ('refusal' in parsed) return parsed.refusal;
  const when = parsed.value.scheduled_at;
  const schedule = when ? parseScheduledAt(when, world.clock.now()) : { at: undefined };
  if ('refusal' in schedule) return schedule.refusal;
  sendBroadcast(world, broadcast, schedule.at);
  return answer({ id: broadcast.id });
};

/** A scheduled broadcast becomes a draft again; a queued one is canceled for good. */
const cancel: AtOnce = ({ state }, { params }) => {
  const broadcast = state.broadcasts.get(params['id']);
  if (!broadcast) return notFound('Broadcast');
  if (broadcast.status === 'scheduled') broadcast.status = 'draft';
  else if (broadcast.status === 'queued') broadcast.status = 'canceled';
  else
    return refuse(422, 'validation_error', 'Only a scheduled or queued broadcast can be canceled.');
  broadcast.scheduledAt = null;
  return answer({ object: 'broadcast', id: broadcast.id });
};

const remove: AtOnce = ({ state }, { params }) => {
  const broadcast = state.broadcasts.get(params['id']);
  if (!broadcast) return notFound('Broadcast');
  if (broadcast.status !== 'draft') return refuseSettled('removed');
  state.broadcasts.remove(broadcast);
  return answer({ object: 'broadcast', id: broadcast.id, deleted: true });
};

export const broadcastRoutes: ApiRoute[] = [
  { method: 'POST', path: '/broadcasts', handle: create },
  { method: 'GET', path: '/broadcasts', handle: list },
  { method: 'GET', path: '/broadcasts/:id', handle: get },
  { method: 'PATCH', path: '/broadcasts/:id', handle: update },
  { method: 'DELETE', path: '/broadcasts/:id', handle: remove },
  { method: 'POST', path: '/broadcasts/:id/send', handle: send },
  { method: 'POST', path: '/broadcasts/:id/cancel', handle: cancel },
];

/** Whether requests can see it: a broadcast newer than the lag is still hidden. */
function isShown({ clock }: World, { createdAt }: Broadcast, lagMs: number): boolean {
  return createdAt <= clock.now() - lagMs;
}

function broadcastView(broadcast: Broadcast) {
  return {
    id: broadcast.id,
    name: broadcast.name,
    segment_id: broadcast.segmentId,
    audience_id: broadcast.segmentId,
    status: broadcast.status,
    created_at: timestamp(broadcast.createdAt),
    scheduled_at: timestampOrNull(broadcast.scheduledAt),
    sent_at: timestampOrNull(broadcast.sentAt),
  };
}

function blank(createdAt: number): Broadcast {
  return {
    id: randomUUID(),
    name: 'Untitled',
    segmentId: '',
    topicId: null,
    from: '',
    subject: '',
    replyTo: [],
    previewText: null,
    html: null,
    text: null,
    status: 'draft',
    createdAt,
    scheduledAt: null,
    sentAt: null,
  };
}

function refuseSettled(what: string) {
  return refuse(422, 'validation_error', `Only a draft broadcast can be ${what}.`);
}
