import { experimental_AstroContainer as AstroContainer } from 'astro/container';
import { MAX_MAIL_HTML } from '../preflight/mail-rules.ts';
import type { MailDetail, MailIssue, MailParts } from './issue-mail.ts';
import { issueMailText } from './issue-mail-text.ts';
import IssueMail from './IssueMail.astro';

/** Levels of detail, from full to least, to fit an email into the size limit. */
const DETAILS: readonly MailDetail[] = [
  { keyPoints: true, picture: true, deks: true },
  { keyPoints: false, picture: true, deks: true },
  { keyPoints: false, picture: false, deks: true },
  { keyPoints: false, picture: false, deks: false },
];

/**
 * Renders the email of an issue as HTML and as plain text. The same issue gives the same bytes. If
 * the HTML is larger than {@link MAX_MAIL_HTML}, it is rendered with less detail. If that is not
 * enough, the preflight rejects it.
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
  // A new container for each email, since a container keeps a route for everything it renders.
  const container = await AstroContainer.create();
  // `partial` would omit the doctype.
  return container.renderToString(IssueMail, { props, partial: false });
}
