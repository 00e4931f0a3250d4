/**
 * The components that writers may use in an article without importing them, each with the
 * attributes it cannot do without. Every surface that renders articles (site, feed, mail) gives
 * each of them a form.
 */
export const writerComponents = {
  Callout: [],
  Figure: ['src', 'alt'],
  PullQuote: [],
} as const satisfies Record<string, readonly string[]>;

export type WriterComponent = keyof typeof writerComponents;
