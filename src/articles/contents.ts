/** A heading of an article's body. */
export interface Heading {
  depth: number;
  slug: string;
  text: string;
}

/**
 * The parts of an article that its table of contents lists: its headings of the second rank. Fewer
 * than `least` are seen at a glance, and make none. The heading that GitHub Flavored Markdown puts
 * over footnotes is for screen readers and no part of the story.
 */
export function contents(headings: readonly Heading[], least: number): Heading[] {
  const parts = headings.filter(({ depth, slug }) => depth === 2 && slug !== 'footnote-label');
  return parts.length < least ? [] : parts;
}
