/** A heading of an article's body. */
export interface Heading {
  depth: number;
  slug: string;
  text: string;
}

/**
 * The headings in an article's table of contents: those of level 2. Empty if there are fewer than
 * `least`. Leaves out the heading above footnotes, which is only for screen readers.
 */
export function tableOfContents(headings: readonly Heading[], least: number): Heading[] {
  const parts = headings.filter(({ depth, slug }) => depth === 2 && slug !== 'footnote-label');
  return parts.length < least ? [] : parts;
}
