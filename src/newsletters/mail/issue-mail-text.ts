import { links } from '../../core/links.ts';
import { mailPlaceholders } from '../../mail/mail-placeholders.ts';
import { wrapText } from '../../mail/wrap-text.ts';
import { site } from '../../site.config.ts';
import { issueDateText } from '../../i18n/formats.ts';
import { words } from '../../i18n/words.ts';
import { KEY_POINTS, type MailIssue, type MailParts, type MailStory } from './issue-mail.ts';
import { preferencesUrl } from '../../mail/preferences-url.ts';

/** Characters of a line; RFC 3676 (section 4.2) advises no more. */
const WIDTH = 78;

/** The mail of an issue as plain text, made of what its HTML is made of. */
export function issueMailText(issue: MailIssue, { siteUrl, note }: MailParts): string {
  const { unsubscribeUrl } = mailPlaceholders;
  const archiveUrl = new URL(links.issue(issue.id), siteUrl).href;
  return [
    `${site.name}\n${lines(issue.newsletter.name)}\n${issueDateText(issue.date)}`,
    `${words.issues.viewInBrowser}:\n${archiveUrl}\n${words.issues.unsubscribe}:\n${unsubscribeUrl}`,
    note.text && `${words.issues.note}\n\n${note.text.trimEnd()}`,
    ...issue.articles.map((story) => storyText(story, siteUrl)),
    [
      lines(words.issues.reason(issue.newsletter.name)),
      `${words.issues.preferences}:\n${preferencesUrl(siteUrl)}`,
      `${words.issues.unsubscribe}:\n${unsubscribeUrl}`,
      site.postalAddress.join('\n'),
    ].join('\n\n'),
  ]
    .filter(Boolean)
    .join(`\n\n${'-'.repeat(WIDTH)}\n\n`)
    .concat('\n');
}

function storyText({ id, headline, dek, topics, keyPoints = [] }: MailStory, siteUrl: URL): string {
  const points = keyPoints.slice(0, KEY_POINTS).map((point) => {
    const [first = '', ...rest] = wrapText(point, WIDTH - 2);
    return [`- ${first}`, ...rest.map((line) => `  ${line}`)].join('\n');
  });
  return [
    `${topics[0]?.name.toUpperCase()}\n${lines(headline)}`,
    lines(dek),
    points.join('\n'),
    new URL(links.article(id), siteUrl).href,
  ]
    .filter(Boolean)
    .join('\n\n');
}

function lines(text: string): string {
  return wrapText(text, WIDTH).join('\n');
}
