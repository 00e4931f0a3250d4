import { type FeedFormat, feedFormats } from './feed-formats.ts';

/** The files next to the page of an issue: the email and its description. */
export const ISSUE_FILES = ['email.html', 'email.txt', 'issue.json'] as const;
export type IssueFile = (typeof ISSUE_FILES)[number];

/** Every path of the site. Paths of directories end with a slash. */
export const links = {
  home: '/',
  news: (page: number) => (page === 1 ? '/' : `/news/${page}/`),
  article: (slug: string) => `/articles/${slug}/`,
  articleMarkdown: (slug: string) => `/articles/${slug}.md`,
  topics: '/topics/',
  topic: (id: string, page = 1) => pagePath(`/topics/${id}/`, page),
  authors: '/authors/',
  author: (id: string, page = 1) => pagePath(`/authors/${id}/`, page),
  archive: '/archive/',
  archiveYear: (year: string) => `/archive/${year}/`,
  archiveMonth: (year: string, month: string) => `/archive/${year}/${month}/`,
  search: '/search/',
  page: (id: string) => `/${id}/`,
  /** The feed of the page at `home`: its newest entries, or a page of its archive. */
  feed: (home: string, format: FeedFormat, page?: number) => {
    const { stem, extension } = feedFormats[format];
    return page === undefined
      ? `${home}${stem}.${extension}`
      : `${home}${stem}/${page}.${extension}`;
  },
  /** The page that lists all feeds, and the same list for programs. */
  feeds: '/feeds/',
  feedList: '/feeds.opml',
  feedTransform: '/feed.xsl',
  feedStyle: '/feed.css',
  shareCards: '/og/cards.json',
  shareCard: (file: string) => `/og/${file}`,
  logo: '/logo.png',
  favicon: '/favicon.svg',
  sitemapIndex: '/sitemap-index.xml',
  sitemap: (name: string) => `/sitemap/${name}.xml`,
  newsSitemap: '/news-sitemap.xml',
  /** What the settings add to the Content-Security-Policy, if they do. */
  policy: '/content-security-policy.json',
  robots: '/robots.txt',
  llms: '/llms.txt',
  indexNowKey: (key: string) => `/${key}.txt`,
  subscribe: '/api/subscribe',
  checkYourInbox: '/subscribe/check-your-inbox/',
  confirm: '/subscribe/confirm/',
  welcome: '/subscribe/welcome/',
  mails: '/mails/',
  mail: (name: string) => `/mails/${name}.json`,
  health: '/healthz',
  metrics: '/metrics',
  newsletters: '/newsletter/',
  issue: (id: string) => `/newsletter/${id}/`,
  /** Where the build puts the emails of upcoming issues before it moves them out of the site. */
  upcoming: '/newsletter/upcoming/',
  /** Where the build puts the list of permanent addresses before it moves it out of the site. */
  addresses: '/addresses.json',
  issueFile: (id: string, file: IssueFile) => `/newsletter/${id}/${file}`,
  preferences: '/preferences/',
  unsubscribe: '/unsubscribe/',
  resendWebhook: '/api/webhooks/resend',
} as const;

function pagePath(first: string, page: number): string {
  return page === 1 ? first : `${first}${page}/`;
}
