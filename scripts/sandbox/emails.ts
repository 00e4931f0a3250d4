import { randomUUID } from 'node:crypto';
import { answer, notFound } from './answers.ts';
import { timestamp, timestampOrNull } from './clock.ts';
import { deliver, deliverWhenDue } from './delivery.ts';
import { parseEmail } from './email-payload.ts';
import type { EmailPayload } from './email-payload.ts';
import { once } from './idempotency.ts';
import { mailContent, messageId } from './mail-content.ts';
import { listAnswer } from './pages.ts';
import type { Email } from './records.ts';
import type { ApiRoute, AtOnce } from './router.ts';
import type { World } from './world.ts';

/** Accepts an email and delivers it, now or when it is due. */
export function submit(world: World, payload: EmailPayload, scheduledAt: number | null): Email {
  const email: Email = {
    id: randomUUID(),
    from: payload.from,
    to: payload.to,
    cc: payload.cc,
    bcc: payload.bcc,
    replyTo: payload.reply_to,
    subject: payload.subject,
    html: payload.html ?? null,
    text: payload.text ?? null,
    headers: payload.headers ?? {},
    tags: payload.tags ?? [],
    attachments: (payload.attachments ?? []).map(({ filename, content }) => ({
      filename: filename ?? 'attachment',
      bytes: Buffer.byteLength(content ?? '', 'base64'),
    })),
    topicId: payload.topic_id ?? null,
    broadcast: null,
    lastEvent: 'scheduled',
    createdAt: world.clock.now(),
    scheduledAt,
  };
  world.state.emails.add(email);
  if (scheduledAt === null) deliver(world, email);
  else deliverWhenDue(world, email);
  return email;
}

const send: AtOnce = (world, request) =>
  once(world, request, () => {
    const parsed = parseEmail(world, request.body);
    if ('refusal' in parsed) return parsed.refusal;
    return answer({ id: submit(world, parsed.email, parsed.scheduledAt).id });
  });

const get: AtOnce = ({ state, url }, { params }) => {
  const email = state.emails.get(params['id']);
  if (!email) return notFound('Email');
  const content = mailContent(state, url, email);
  return answer({ object: 'email', ...emailView(email), ...content, tags: email.tags });
};

export const emailRoutes: ApiRoute[] = [
  { method: 'POST', path: '/emails', handle: send },
  {
    method: 'GET',
    path: '/emails',
    handle: ({ state }, request) => listAnswer(request, state.emails, emailView),
  },
  { method: 'GET', path: '/emails/:id', handle: get },
];

function emailView(email: Email) {
  return {
    id: email.id,
    message_id: messageId(email),
    from: email.from,
    to: email.to,
    cc: email.cc,
    bcc: email.bcc,
    reply_to: email.replyTo,
    subject: email.subject,
    topic_id: email.topicId,
    last_event: email.lastEvent === 'opted_out' ? 'suppressed' : email.lastEvent,
    created_at: timestamp(email.createdAt),
    scheduled_at: timestampOrNull(email.scheduledAt),
  };
}
