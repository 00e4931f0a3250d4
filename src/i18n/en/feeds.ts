/** In feeds, and on the pages that explain them. */
export const feeds = {
  title: 'Feeds',
  /** What the page of feeds says of itself. */
  description:
    'Every story in full in your feed reader, without an address or an account: pick what you want to follow.',
  /** How one follows a feed, where feeds are listed. */
  howTo:
    'Copy the address of a feed into your feed reader. Most readers take any of the three formats.',
  list: 'All feeds in one file (OPML), for readers that import lists',
  groups: {
    site: 'Everything',
    newsletters: 'Newsletters',
    topics: 'Topics',
    authors: 'Authors',
  },
  /** To a person who opened a feed in a browser. */
  isFeed:
    'This is a web feed. Copy its address into a feed reader, and new stories come to you as they are published, without an account.',
  /** The same where only the browser's own address bar shows the address. */
  isFeedHere:
    'This is a web feed. Copy the address of this page into a feed reader, and new stories come to you as they are published, without an account.',
  address: 'Address of this feed',
  entries: 'In this feed',
  /** The feed of all issues of all newsletters. */
  issues: {
    title: (publication: string) => `${publication}: all issues`,
    description:
      'Every issue of our newsletters in your feed reader, without an address or an account.',
    /** Over its formats, under the list of issues. */
    offered: 'The issues as a feed',
  },
};
