/**
 * The components that writers may use in an article without importing them. Every surface that
 * renders articles (site, feed, mail) gives each of them a form.
 */
export const writerComponents = ['Callout', 'Figure', 'PullQuote'] as const;

export type WriterComponent = (typeof writerComponents)[number];
