/** What stands around the name of a part in its placeholder. */
export const PLACEHOLDER = { start: '<!--page-part:', end: '-->' } as const;

const BRAND = Symbol.for('broadsheet.page-part');

/**
 * A part of a page that changes more often than the page, such as Recent News below an article. A build
 * that keeps the page from an earlier build renders only the part.
 */
export interface PagePart {
  readonly [BRAND]: true;
  /** Everything that the HTML depends on, as data. */
  input: unknown;
  html: () => Promise<string>;
}

/** A part that renders as `html` says. The HTML depends on nothing but `input` and the code. */
export function pagePart(input: unknown, html: () => Promise<string>): PagePart {
  return { [BRAND]: true, input, html };
}

/** Whether a prop of a page is a part. The page and the build have their own copies of this module. */
export function isPagePart(prop: unknown): prop is PagePart {
  return typeof prop === 'object' && prop !== null && BRAND in prop;
}

/**
 * What a page of a build contains in place of the part with this name. Only templates write comments:
 * text escapes `<`, and HTML in articles loses its comments.
 */
export function partPlaceholder(name: string): string {
  return PLACEHOLDER.start + name + PLACEHOLDER.end;
}
