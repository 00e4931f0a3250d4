import type { ArticleFacts } from '../../articles/article-facts.ts';

/** A story in the email of an issue. `storyParts` decides what is printed. */
export interface MailStory extends Omit<Partial<ArticleFacts>, 'topics'> {
  id: string;
  headline: string;
  dek: string;
  /** The first one is the kicker. */
  topics: readonly { name: string }[];
}

/** An issue, as its email needs it. */
export interface MailIssue {
  id: string;
  newsletter: { id: string; name: string };
  /** `2025-04-14` */
  date: string;
  subject: string;
  preview: string;
  /** The lead story first. */
  articles: readonly [MailStory, ...MailStory[]];
}

/** What an issue's email needs besides the issue. */
export interface MailParts {
  /** Root of the published site. */
  siteUrl: URL;
  /** The editor's note as HTML for email and as plain text; empty when there is none. */
  note: { html: string; text: string };
  /** The picture of the lead story: absolute address, size in CSS pixels. */
  picture?: MailPicture | undefined;
}

export interface MailPicture {
  url: string;
  alt: string;
  width: number;
  height: number;
}

/** How much of each story the email includes. */
export interface MailDetail {
  keyPoints: boolean;
  picture: boolean;
  /** Deks of the stories after the lead. */
  deks: boolean;
}

/** Most key points of a story in an email. The page has all of them. */
export const KEY_POINTS = 3;
