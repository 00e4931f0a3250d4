/** The facts of the publication. To make this paper yours, edit this file and content/. */
export const site = {
  name: 'Broadsheet',
  motto: 'News of the open web, email and AI',
  description:
    'Broadsheet covers the open web, email, feeds and artificial intelligence, and links to its sources.',

  /** BCP 47 language tag: dates, numbers and the direction of the text are in its manner. */
  locale: 'en-US',
  /** Language of the interface: the name of a file in src/i18n/. */
  words: 'en' as 'ar' | 'de' | 'en',
  /** IANA zone in which dates are printed. */
  timeZone: 'UTC',
  /** How much of a date is printed: `long` is February 7, 2025; `medium` is Feb 7, 2025. */
  dateStyle: 'long' as 'full' | 'long' | 'medium' | 'short',

  /** The font of headlines, the only one that readers load: its name, and its file in an npm package. */
  headlineFont: {
    name: 'Newsreader',
    file: '@fontsource/newsreader/files/newsreader-latin-600-normal.woff2',
  },

  /**
   * Authority of the articles' permanent ids (RFC 4151): a domain that you held on that date.
   * Never change it once readers subscribe: their feed readers would show every story again.
   */
  idAuthority: 'broadsheet.example,2025',

  /** Articles on the front page and each /news/<n>/, and on each page of a topic or an author. */
  articlesPerPage: 10,
  /** Articles in a feed, and on each page of its archive. A new number makes the archive anew. */
  articlesPerFeed: 50,
  /** WebSub hub that tells subscribers of new articles at once; '' for none. */
  hub: 'https://pubsubhubbub.appspot.com/' as string,
  /** Articles in the Recent News list under an article. */
  recentNews: 3,
  /** Related stories under an article. */
  relatedStories: 3,
  /** Headings from which on an article begins with its contents. */
  contentsFrom: 4,

  newsletter: {
    /** The one that the form on every page joins: a file's name in content/newsletters/. */
    id: 'daily',
    /** Name of the segment at Resend; made there when it is missing, as are the topics. */
    segment: 'Broadsheet subscribers',
  },

  /** Where post reaches the publisher; the law of many countries wants it in every newsletter. */
  postalAddress: ['Broadsheet', '1 Example Street', 'Exampleton'],

  /** Pages under content/pages/ that the footer lists, in this order. */
  footerPages: ['about', 'corrections', 'privacy'],
} as const;
