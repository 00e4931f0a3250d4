import type { Root } from 'hast';

/** What the steps of cleaning know and report. */
export interface Cleaning {
  /** Reports what is changed or cannot be carried over. The same text twice counts as twice. */
  note(text: string): void;
  linkTo(href: string): LinkTarget;
}

/** Where a link of the old site leads now. */
export interface LinkTarget {
  /** An absolute URL, or a path from the root of this site. Absent if it leads nowhere. */
  href?: string;
  /** What is different from before, or why it leads nowhere, for the report. */
  note?: string;
  /** Set if it leads to what may be a file of the old site, such as a PDF. */
  file?: FileLink;
}

/** A link to a file of the old site. */
export interface FileLink {
  /** Its path on the old site. Of a relative link, a guess if the address of the post is not known. */
  path: string;
  /** Why readers must not get the file yet, to follow the name of the article. */
  why?: string;
}

/** A step changes the tree in place. */
export type Step = (tree: Root, cleaning: Cleaning) => void;
