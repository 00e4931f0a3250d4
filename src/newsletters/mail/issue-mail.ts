import type { ArticleFacts } from '../../articles/article-facts.ts';
import type { PictureChoice, StoryForm } from '../story-forms.ts';

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
  /** How much of each story it holds. */
  stories: StoryForm;
  pictures: PictureChoice;
  /** The lead story first. Without any, the issue is its note. */
  articles: readonly MailStory[];
  /** What stands above the note. */
  noteHeading: string | undefined;
}

/** What an issue's email needs besides the issue. */
export interface MailParts {
  /** Root of the published site. */
  siteUrl: URL;
  /** Root of the server with the preferences of readers; `undefined` if there is none. */
  formsUrl: URL | undefined;
  /** The editor's note, with the stories that it places; empty when there is none. */
  note: readonly (NoteText | { story: string })[];
  /** The pictures above the stories, by the story's id. */
  pictures: ReadonlyMap<string, MailPicture>;
  /** The whole text of each story in sections, as `mailSections` gives them, by the story's id. */
  texts?: ReadonlyMap<string, readonly string[]> | undefined;
}

/** A part of the note, as HTML for email and as plain text. */
export interface NoteText {
  html: string;
  text: string;
}

/** The text of a story that the email holds. */
export interface MailText {
  html: string;
  /** Something is left out. It is on the page of the story. */
  isCut: boolean;
}

export interface MailPicture {
  /** Absolute. */
  url: string;
  alt: string;
  /** CSS pixels. */
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
