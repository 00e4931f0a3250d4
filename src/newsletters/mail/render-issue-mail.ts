import { experimental_AstroContainer as AstroContainer } from 'astro/container';
import { MAX_MAIL_HTML } from '../preflight/mail-rules.ts';
import type { ComponentProps } from 'astro/types';
import type { MailDetail, MailIssue, MailParts } from './issue-mail.ts';
import { issueMailText } from './issue-mail-text.ts';
import { canBeCut, cutTexts, shownTexts, wholeTexts } from './shown-texts.ts';
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
 * the HTML is larger than {@link MAX_MAIL_HTML}, stories in full end earlier, and then it is rendered
 * with less detail. If that is not enough, the preflight rejects it.
 */
export async function renderIssueMail(
  issue: MailIssue,
  parts: MailParts,
): Promise<{ html: string; text: string }> {
  let kept = wholeTexts(parts.texts);
  const details = [...DETAILS];
  for (;;) {
    const texts = shownTexts(kept, parts.siteUrl);
    const [detail] = details;
    const html = detail ? await rendered({ issue, parts, texts, detail }) : '';
    const excess = new TextEncoder().encode(html).length - MAX_MAIL_HTML;
    if (excess <= 0 || (details.length === 1 && !canBeCut(kept))) {
      return { html, text: issueMailText(issue, parts, texts) };
    }
    if (canBeCut(kept)) kept = cutTexts(kept, excess);
    else details.shift();
  }
}

async function rendered(props: ComponentProps<typeof IssueMail>) {
  // A new container for each email, since a container keeps a route for everything it renders.
  const container = await AstroContainer.create();
  // `partial` would omit the doctype.
  return container.renderToString(IssueMail, { props, partial: false });
}
