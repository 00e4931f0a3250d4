/** Settings of the publication. To make it yours, edit this file and content/. */
export const site = {
  name: 'Broadsheet',
  motto: 'News of the open web, email and AI',
  description:
    'News about the open web, email, feeds and artificial intelligence, with links to the sources.',

  /** BCP 47 language tag: sets the format of dates and numbers, and the direction of the text. */
  locale: 'en-US',
  /** Language of the interface: the name of a file in src/i18n/. */
  words: 'en' as 'ar' | 'de' | 'en',
  /** IANA zone in which dates are printed. */
  timeZone: 'UTC',
  /** Length of printed dates: `long` is February 7, 2025; `medium` is Feb 7, 2025. */
  dateStyle: 'long' as 'full' | 'long' | 'medium' | 'short',

  /** Color of kickers and marks, on light and on dark paper. The other colors are in styles/tokens.css. */
  accent: { light: '#8f1d1d', dark: '#e58a80' },
  /** The font of headlines, a package of Fontsource (fontsource.org), which readers download. */
  headlineFont: '@fontsource/newsreader',

  /**
   * Authority of the articles' permanent ids (RFC 4151): a domain that you held on that date.
   * Never change it once readers subscribe: their feed readers would show every story again.
   */
  idAuthority: 'broadsheet.example,2025',

  /** Articles on the front page, on each /news/<n>/, and on each page of a topic or author. */
  articlesPerPage: 10,
  /** Articles in a feed, and on each page of its archive. Changing it rebuilds the feed archive. */
  articlesPerFeed: 50,
  /** WebSub hub that notifies subscribers of new articles; '' for none. */
  hub: 'https://pubsubhubbub.appspot.com/' as string,
  /** Articles in the Recent News list under an article. */
  recentNews: 3,
  /** Related stories under an article. */
  relatedStories: 3,
  /** Number of headings from which an article starts with a table of contents. */
  contentsFrom: 4,

  newsletter: {
    /** The newsletter of the form on every page: the name of a file in content/newsletters/. */
    id: 'daily',
    /** Name of the segment at Resend. It is created if missing, as are the topics. */
    segment: 'Broadsheet subscribers',
  },

  /** The publisher's postal address, which the law of many countries requires in newsletters. */
  postalAddress: ['Broadsheet', '1 Example Street', 'Exampleton'],

  /**
   * Links under the name: `news`, `topics`, `archive`, `search`, `subscribe`, `newsletters`, `authors`,
   * `feeds`, the name of a file in content/pages/, or `{ label: 'Shop', url: 'https://…' }`.
   */
  navigation: ['news', 'topics', 'archive', 'search', 'subscribe'],
  /** Pages of content/pages/ that the footer links to, in this order. */
  footerPages: ['about', 'corrections', 'privacy'],
} as const;
