/** Feeds, and the pages that explain them. */
export const feeds = {
  title: 'Feeds',
  description:
    'Read every story in full in your feed reader. You don’t need an account or an email address.',
  howTo:
    'Copy the address of a feed into your feed reader. Most readers support all three formats.',
  opml: 'Download all feeds as one file (OPML) to import into a feed reader',
  groups: {
    site: 'Everything',
    newsletters: 'Newsletters',
    topics: 'Topics',
    authors: 'Authors',
  },
  /** Explains a feed that is opened in a browser, above a field with its address. */
  isFeed:
    'This is a web feed. Copy its address into a feed reader to get new stories as they are published. You don’t need an account.',
  /** The same where only the browser's address bar shows the address. */
  isFeedHere:
    'This is a web feed. Copy the address of this page into a feed reader to get new stories as they are published. You don’t need an account.',
  address: 'Feed address',
  entries: 'In this feed',
  /** The feed with the issues of all newsletters. */
  issues: {
    title: (publication: string) => `${publication}: all issues`,
    description:
      'Read every issue of our newsletters in your feed reader. You don’t need an account or an email address.',
    heading: 'All issues as a feed',
  },
};
