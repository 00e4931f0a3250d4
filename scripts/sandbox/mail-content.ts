import { broadcastLinks } from './unsubscribe-links.ts';
import { fillPlaceholders } from './placeholders.ts';
import type { Email } from './records.ts';
import type { State } from './state.ts';

/** An email as its recipient sees it. */
export interface Mail {
  id: string;
  from: string;
  to: string[];
  subject: string;
  html: string | null;
  text: string | null;
  headers: Record<string, string>;
  outcome: Email['lastEvent'];
  createdAt: number;
  broadcastId: string | null;
}

/**
 * The HTML and text of an email. Placeholders of a broadcast are filled in here, with the contact's data
 * at the time of sending, so that a hundred thousand emails share one text.
 */
export function mailContent(
  state: State,
  url: string,
  email: Email,
): { html: string | null; text: string | null } {
  if (!email.broadcast) return { html: email.html, text: email.text };
  const { id, reader } = email.broadcast;
  const broadcast = state.broadcasts.get(id);
  const filling = { reader, links: broadcastLinks(url, email), properties: state.properties };
  const fill = (text: string | null | undefined, as: 'html' | 'text') =>
    text ? fillPlaceholders(text, filling, as) : null;
  return { html: fill(broadcast?.html, 'html'), text: fill(broadcast?.text, 'text') };
}

/** All headers of the delivered email. */
function mailHeaders(url: string, email: Email): Record<string, string> {
  return {
    From: email.from,
    To: email.to.join(', '),
    ...(email.cc.length > 0 && { Cc: email.cc.join(', ') }),
    ...(email.replyTo.length > 0 && { 'Reply-To': email.replyTo.join(', ') }),
    Subject: email.subject,
    Date: new Date(email.scheduledAt ?? email.createdAt).toUTCString(),
    'Message-ID': messageId(email),
    ...(email.broadcast && {
      'List-Unsubscribe': `<${broadcastLinks(url, email).unsubscribe}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    }),
    ...email.headers,
  };
}

/** The whole email in one object, for tests and the inbox. */
export function mailOf(state: State, url: string, email: Email): Mail {
  const { id, from, to, subject, createdAt, lastEvent } = email;
  return {
    id,
    from,
    to,
    subject,
    ...mailContent(state, url, email),
    headers: mailHeaders(url, email),
    outcome: lastEvent,
    createdAt,
    broadcastId: email.broadcast?.id ?? null,
  };
}

export function messageId({ id }: Email): string {
  return `<${id}@sandbox.localhost>`;
}
