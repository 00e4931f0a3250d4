import { links } from '../../core/links.ts';
import { absoluteUrl } from '../../core/site-urls.ts';
import { mailPlaceholders } from '../../mail/mail-placeholders.ts';
import { withoutLostReferences } from '../../mail/mail-sections.ts';
import { wrapText } from '../../mail/wrap-text.ts';
import { site } from '../../site.ts';
import { issueDateText } from '../../i18n/formats.ts';
import { words } from '../../i18n/words.ts';
import { plainText } from '../../mail/plain-text.ts';
import type { StoryForm } from '../story-forms.ts';
import type { MailIssue, MailParts, MailStory, MailText } from './issue-mail.ts';
import { issueBlocks } from './issue-blocks.ts';
import { preferencesUrl } from '../../mail/preferences-url.ts';
import { type StoryPart, storyParts } from './story-parts.ts';

/** Longest line in characters, as RFC 3676 (section 4.2) recommends. */
const WIDTH = 78;

/** The email of an issue as plain text, with the same content as its HTML. */
export function issueMailText(
  issue: MailIssue,
  { siteUrl, formsUrl, note }: MailParts,
  texts: ReadonlyMap<string, MailText>,
): string {
  const { unsubscribeUrl } = mailPlaceholders;
  const archiveUrl = absoluteUrl(links.issue(issue.id), siteUrl);
  const newsletters = absoluteUrl(links.newsletters, siteUrl);
  return [
    `${site.name}\n${lines(issue.newsletter.name)}\n${issueDateText(issue.date)}`,
    `${words.issues.viewInBrowser}:\n${archiveUrl}\n${words.issues.unsubscribe}:\n${unsubscribeUrl}`,
    ...issueBlocks(issue, note).map((block) =>
      'note' in block
        ? [block.heading, block.note.text.trimEnd()].filter(Boolean).join('\n\n')
        : storyText(block.story, {
            siteUrl,
            stories: issue.stories,
            text: texts.get(block.story.id),
          }),
    ),
    [
      `${lines(`${words.issues.forward} ${words.issues.signUp}`)}:\n${newsletters}`,
      `${words.issues.past}:\n${newsletters}`,
      lines(words.issues.reason(issue.newsletter.name)),
      formsUrl && `${words.issues.preferences}:\n${preferencesUrl(formsUrl)}`,
      `${words.issues.unsubscribe}:\n${unsubscribeUrl}`,
      site.postalAddress.join('\n'),
    ]
      .filter(Boolean)
      .join('\n\n'),
  ]
    .filter(Boolean)
    .join(`\n\n${'-'.repeat(WIDTH)}\n\n`)
    .concat('\n');
}

function storyText(
  story: MailStory,
  { siteUrl, stories, text }: { siteUrl: URL; stories: StoryForm; text: MailText | undefined },
): string {
  const url = absoluteUrl(links.article(story.id), siteUrl);
  return storyParts(story, { stories, hasDek: true, hasKeyPoints: true })
    .map(partText)
    .concat(text ? `${plainText(withoutLostReferences(text.html, url), url)}\n` : '')
    .concat(text?.isCut ? `${words.stories.continueReading}:\n` : '')
    .concat(url)
    .join('');
}

/** A part, with the line break or empty line after it. */
function partText(part: StoryPart): string {
  switch (part.form) {
    case 'kicker':
      return `${part.text.toUpperCase()}\n`;
    case 'headline':
    case 'text':
    case 'byline':
      return `${lines(part.text)}\n\n`;
    case 'points':
      return `${part.points.map(pointText).join('\n')}\n\n`;
  }
}

function pointText(point: string): string {
  const [first = '', ...rest] = wrapText(point, WIDTH - 2);
  return [`- ${first}`, ...rest.map((line) => `  ${line}`)].join('\n');
}

function lines(text: string): string {
  return wrapText(text, WIDTH).join('\n');
}
