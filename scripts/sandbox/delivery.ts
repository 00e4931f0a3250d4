import { parseAddress } from './addresses.ts';
import { timestamp } from './clock.ts';
import { subscriptionTo } from './contact-topics.ts';
import { messageId } from './mail-content.ts';
import type { Email, Outcome } from './records.ts';
import { MAILS_KEPT } from './state.ts';
import { suppress } from './suppressions.ts';
import type { World } from './world.ts';

const TEST_ADDRESS = /^(delivered|bounced|complained|suppressed)(\+[^@]*)?@resend\.dev$/i;

/** Delivers an email to each recipient: records it in the ledger and notifies the webhooks. */
export function deliver(world: World, email: Email): void {
  const recipients = [...email.to, ...email.cc, ...email.bcc].map((to) => parseAddress(to) ?? to);
  const outcomes = recipients.map((to) => deliverTo(world, email, to));
  email.lastEvent =
    outcomes.find((outcome) => outcome === 'delivered') ?? outcomes[0] ?? 'delivered';
  world.state.emails.trim(MAILS_KEPT);
}

/** Delivers a scheduled email at its time, unless it was canceled or rescheduled. */
export function deliverWhenDue(world: World, email: Email): void {
  const { scheduledAt } = email;
  if (scheduledAt === null) return;
  world.clock.at(scheduledAt, () => {
    if (email.lastEvent !== 'scheduled' || email.scheduledAt !== scheduledAt) return;
    deliver(world, email);
    world.changed();
  });
}

/** Makes a delivered email bounce (hard or soft) or cause a complaint. */
export function comeBack(
  world: World,
  email: Email,
  outcome: 'bounced' | 'complained',
  bounceType: 'Permanent' | 'Transient' = 'Permanent',
): void {
  email.lastEvent = outcome;
  for (const recipient of email.to) {
    const to = parseAddress(recipient) ?? recipient;
    enter(world, email, to, outcome);
    tell(world, email, to, outcome, bounceType);
    if (outcome === 'complained') suppress(world, to, 'complaint', email.id);
    else if (bounceType === 'Permanent') suppress(world, to, 'bounce', email.id);
  }
}

function deliverTo(world: World, email: Email, to: string): Outcome {
  const outcome = outcomeFor(world, email, to);
  enter(world, email, to, outcome);
  if (outcome === 'suppressed' || outcome === 'opted_out') {
    tell(world, email, to, 'suppressed');
    return outcome;
  }
  tell(world, email, to, 'sent');
  if (outcome !== 'bounced') tell(world, email, to, 'delivered');
  if (outcome !== 'delivered') tell(world, email, to, outcome);
  return outcome;
}

function outcomeFor({ state }: World, { topicId, broadcast }: Email, to: string): Outcome {
  const test = TEST_ADDRESS.exec(to)?.[1]?.toLowerCase();
  if (test === 'bounced' || test === 'complained' || test === 'suppressed') return test;
  if (state.suppressions.get(to)) return 'suppressed';
  const topic = broadcast ? undefined : state.topics.get(topicId ?? undefined);
  const unwanted = topic && subscriptionTo(topic, state.contacts.get(to)) === 'opt_out';
  return unwanted ? 'opted_out' : 'delivered';
}

function enter(world: World, email: Email, to: string, outcome: Outcome): void {
  const { id: emailId, from, subject, topicId } = email;
  const broadcastId = email.broadcast?.id ?? null;
  const at = world.clock.now();
  world.ledger.delivery({ at, emailId, to, from, subject, outcome, broadcastId, topicId });
}

function tell(
  world: World,
  email: Email,
  to: string,
  event: 'sent' | 'delivered' | 'bounced' | 'complained' | 'suppressed',
  bounceType = 'Permanent',
): void {
  if (!world.webhooks.anyoneListens()) return;
  world.webhooks.emit(`email.${event}`, {
    email_id: email.id,
    message_id: messageId(email),
    from: email.from,
    to: [to],
    subject: email.subject,
    created_at: timestamp(email.createdAt),
    ...(email.broadcast && { broadcast_id: email.broadcast.id }),
    ...(email.tags.length > 0 && {
      tags: Object.fromEntries(email.tags.map(({ name, value }) => [name, value])),
    }),
    ...(event === 'bounced' && { bounce: bounce(bounceType) }),
    ...(event === 'suppressed' && {
      suppressed: { type: 'OnAccountSuppressionList', message: 'The address is not sent to.' },
    }),
  });
}

function bounce(type: string) {
  return {
    type,
    subType: 'General',
    message: type === 'Permanent' ? '550 5.1.1 no such user' : '452 4.2.2 mailbox full',
  };
}
