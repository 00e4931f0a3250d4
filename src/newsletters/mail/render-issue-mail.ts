import { experimental_AstroContainer as AstroContainer } from 'astro/container';
import { MAX_MAIL_HTML } from '../preflight/mail-rules.ts';
import type { MailDetail, MailIssue, MailParts } from './issue-mail.ts';
import { issueMailText } from './issue-mail-text.ts';
import IssueMail from './IssueMail.astro';

/** What is left out for a mail to become small enough, step by step. */
const DETAILS: readonly MailDetail[] = [
  { keyPoints: true, picture: true, deks: true },
  { keyPoints: false, picture: true, deks: true },
  { keyPoints: false, picture: false, deks: true },
  { keyPoints: false, picture: false, deks: false },
];

/**
 * The mail of an issue, as HTML and as text. The same issue gives the same bytes. HTML that is
 * larger than {@link MAX_MAIL_HTML} is told in less detail; when that is not enough, it stays as it
 * is, and the check before sending refuses it.
 */
export async function renderIssueMail(
  issue: MailIssue,
  parts: MailParts,
): Promise<{ html: string; text: string }> {
  let html = '';
  for (const detail of DETAILS) {
    html = await rendered({ issue, parts, detail });
    if (new TextEncoder().encode(html).length <= MAX_MAIL_HTML) break;
  }
  return { html, text: issueMailText(issue, parts) };
}

async function rendered(props: { issue: MailIssue; parts: MailParts; detail: MailDetail }) {
  // One for each mail, since a container keeps a route of everything it renders.
  const container = await AstroContainer.create();
  // Not partial: a partial one has no doctype.
  return container.renderToString(IssueMail, { props, partial: false });
}
