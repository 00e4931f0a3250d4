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
}

/** A step changes the tree in place. */
export type Step = (tree: Root, cleaning: Cleaning) => void;
