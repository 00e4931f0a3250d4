import type { Root } from 'hast';

/** What the steps of cleaning know and report. */
export interface Cleaning {
  /** Reports what is changed or cannot be carried over. The same text twice counts as twice. */
  note(text: string): void;
  /**
   * Where a link of the old site leads now: an absolute URL, a path from the root of this site, or
   * `undefined` if it leads nowhere.
   */
  linkTo(href: string): string | undefined;
}

/** A step changes the tree in place. */
export type Step = (tree: Root, cleaning: Cleaning) => void;
