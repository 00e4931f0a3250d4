import { randomUUID } from 'node:crypto';
import { subscriptionTo } from './contact-topics.ts';
import { deliver } from './delivery.ts';
import { fillPlaceholders } from './placeholders.ts';
import type { Broadcast, Contact, Email } from './records.ts';
import { broadcastLinks } from './unsubscribe-links.ts';
import type { World } from './world.ts';

/**
 * Sends a draft now or, with `at`, schedules it. It stays `queued` for the world's broadcastDelayMs,
 * and can be canceled until then.
 */
export function sendBroadcast(world: World, broadcast: Broadcast, at?: number): void {
  const now = world.clock.now();
  const waits = at !== undefined && at > now;
  broadcast.status = waits ? 'scheduled' : 'queued';
  broadcast.scheduledAt = waits ? at : null;
  continueSending(world, broadcast);
}

/** Resumes a scheduled or queued broadcast, also after a restart. */
export function continueSending(world: World, broadcast: Broadcast): void {
  const { scheduledAt } = broadcast;
  if (broadcast.status === 'scheduled' && scheduledAt !== null) {
    world.clock.at(scheduledAt, () => {
      if (broadcast.status !== 'scheduled' || broadcast.scheduledAt !== scheduledAt) return;
      broadcast.status = 'queued';
      continueSending(world, broadcast);
      world.changed();
    });
  } else if (broadcast.status === 'queued') {
    if (world.broadcastDelayMs === 0) return deliverAll(world, broadcast);
    world.clock.at(world.clock.now() + world.broadcastDelayMs, () => {
      if (broadcast.status !== 'queued') return;
      deliverAll(world, broadcast);
      world.changed();
    });
  }
}

/** The recipients of a broadcast: in its segment, not unsubscribed and, if it has a topic, subscribed to it. */
function recipientsOf({ state }: World, broadcast: Broadcast): Contact[] {
  const topic = state.topics.get(broadcast.topicId ?? undefined);
  return [...state.contacts].filter(
    (contact) =>
      contact.segments.includes(broadcast.segmentId) &&
      !contact.unsubscribed &&
      (!topic || subscriptionTo(topic, contact) === 'opt_in'),
  );
}

function deliverAll(world: World, broadcast: Broadcast): void {
  for (const contact of recipientsOf(world, broadcast)) {
    const email = mailFor(world, broadcast, contact);
    world.state.emails.add(email);
    deliver(world, email);
  }
  broadcast.status = 'sent';
  broadcast.sentAt = world.clock.now();
}

function mailFor(world: World, broadcast: Broadcast, contact: Contact): Email {
  const { id, email: address, firstName, lastName, properties } = contact;
  const email: Email = {
    id: randomUUID(),
    from: broadcast.from,
    to: [address],
    cc: [],
    bcc: [],
    replyTo: broadcast.replyTo,
    subject: broadcast.subject,
    html: null,
    text: null,
    headers: {},
    tags: [],
    attachments: [],
    topicId: broadcast.topicId,
    broadcast: {
      id: broadcast.id,
      reader: { id, email: address, firstName, lastName, properties: { ...properties } },
    },
    lastEvent: 'delivered',
    createdAt: world.clock.now(),
    scheduledAt: null,
  };
  const links = broadcastLinks(world.url, email);
  const filling = { reader: contact, links, properties: world.state.properties };
  const subject = fillPlaceholders(broadcast.subject, filling, 'text');
  return { ...email, subject: subject.replace(/[\r\n]+/g, ' ') };
}
