import type { ContentProblem } from '../core/content-problem.ts';
import type { PublicationStatus } from '../core/publication.ts';

/** The text of an article, a page or an issue, as every format of an export takes it. */
export interface ExportedText {
  /** Its file name without extension. */
  id: string;
  /** Its file, from the project's root. Pictures are beside it. */
  file: string;
  /** The body, with pictures by their paths from the file and links as they were written. */
  html: string;
  /** Paths of all its picture files, from the file: `./diagram.png`. */
  pictures: readonly string[];
}

/** An article. Texts are as they were typed; times are ISO 8601. */
export interface ExportedArticle extends ExportedText {
  status: PublicationStatus;
  headline: string;
  dek: string;
  publishedAt: string;
  updatedAt?: string | undefined;
  /** File names of its authors and topics. */
  authors: readonly string[];
  topics: readonly string[];
  language?: string | undefined;
  image?: { src: string; alt: string; caption?: string | undefined } | undefined;
  formerSlugs: readonly string[];
}

/** A page that is not an article. */
export interface ExportedPage extends ExportedText {
  title: string;
  description: string;
}

/** An issue of a newsletter. The text is the note of the editor. */
export interface ExportedIssue extends ExportedText {
  newsletter: string;
  date: string;
  subject: string;
  preview: string;
  articles: readonly string[];
}

export type Exported = ExportedArticle | ExportedPage | ExportedIssue;

/** A file that could not be read, in place of its entry. */
export interface Refused {
  isDraft: boolean;
  problems: readonly ContentProblem[];
}
