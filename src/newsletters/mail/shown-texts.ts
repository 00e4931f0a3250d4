import { joinedSections, mailBlocks } from '../../mail/mail-sections.ts';
import { links } from '../../core/links.ts';
import { absoluteUrl } from '../../core/site-urls.ts';
import type { MailParts, MailText } from './issue-mail.ts';

/** The whole texts of stories, and how much of them an email still holds. */
export type Texts = ReadonlyMap<string, { sections: readonly string[]; isCut: boolean }>;

export function wholeTexts(texts: MailParts['texts'] = new Map()): Texts {
  return new Map(Array.from(texts, ([id, sections]) => [id, { sections, isCut: false }]));
}

/**
 * The texts without their last sections, at least `excess` bytes shorter, or as short as possible. The
 * longest text is cut first. A text that is one section ends after a block.
 */
export function cutTexts(texts: Texts, excess: number): Texts {
  const shorter = new Map(texts);
  for (let left = excess; left > 0;) {
    const [longest] = Array.from(shorter).toSorted(([, a], [, b]) => bytesOf(b) - bytesOf(a));
    if (!longest || bytesOf(longest[1]) === 0) break;
    const [id, { sections }] = longest;
    const [only = ''] = sections;
    const pieces = sections.length > 1 ? sections : mailBlocks(only);
    const kept = pieces.slice(0, -1);
    shorter.set(id, { sections: kept, isCut: true });
    left -= byteLength(pieces.at(-1) ?? '');
  }
  return shorter;
}

/** Whether {@link cutTexts} can make them shorter. */
export function canBeCut(texts: Texts): boolean {
  return [...texts.values()].some(({ sections }) => sections.length > 0);
}

/** The HTML of each text, by the id of its story. */
export function shownTexts(texts: Texts, siteUrl: URL): ReadonlyMap<string, MailText> {
  return new Map(
    Array.from(texts, ([id, { sections, isCut }]) => {
      const pageUrl = absoluteUrl(links.article(id), siteUrl);
      return [id, { html: joinedSections(sections, { story: id, pageUrl }), isCut }];
    }),
  );
}

function bytesOf({ sections }: { sections: readonly string[] }): number {
  return sections.reduce((sum, section) => sum + byteLength(section), 0);
}

function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}
