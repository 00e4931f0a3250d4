import type { ArticleFacts } from '../../articles/article-facts.ts';

/** A story as the email of an issue may tell it; `storyParts` is what it does tell. */
export interface MailStory extends Omit<Partial<ArticleFacts>, 'topics'> {
  id: string;
  headline: string;
  dek: string;
  /** The first is the kicker. */
  topics: readonly { name: string }[];
}

/** An issue as its mail tells it. */
export interface MailIssue {
  id: string;
  newsletter: { id: string; name: string };
  /** `2025-04-14` */
  date: string;
  subject: string;
  preview: string;
  /** The one on top first. */
  articles: readonly [MailStory, ...MailStory[]];
}

/** What belongs to an issue and is made elsewhere. */
export interface MailParts {
  /** Root of the published site. */
  siteUrl: URL;
  /** The editor's note as a mail may carry it, and as plain text; empty when there is none. */
  note: { html: string; text: string };
  /** The picture of the story on top: an absolute address, and CSS pixels. */
  picture?: MailPicture | undefined;
}

export interface MailPicture {
  url: string;
  alt: string;
  width: number;
  height: number;
}

/** How much of each story a mail tells. */
export interface MailDetail {
  keyPoints: boolean;
  picture: boolean;
  /** Those of the stories under the first. */
  deks: boolean;
}

/** Key points of a story in a mail; the page has the others. */
export const KEY_POINTS = 3;
