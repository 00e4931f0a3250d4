import { type FeedFormat, feedFormats } from './feed-formats.ts';

/** What the build writes beside an issue's page: the mail, and what is said of it. */
export const ISSUE_FILES = ['email.html', 'email.txt', 'issue.json'] as const;
export type IssueFile = (typeof ISSUE_FILES)[number];

/** Every address of the site, from the root. Directory addresses end in a slash. */
export const links = {
  home: '/',
  news: (page: number) => (page === 1 ? '/' : `/news/${page}/`),
  article: (slug: string) => `/articles/${slug}/`,
  articleMarkdown: (slug: string) => `/articles/${slug}.md`,
  topics: '/topics/',
  topic: (id: string, page = 1) => listPage(`/topics/${id}/`, page),
  authors: '/authors/',
  author: (id: string, page = 1) => listPage(`/authors/${id}/`, page),
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
  /** The page that lists all feeds, and the same for programs. */
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
  newsletters: '/newsletter/',
  issue: (id: string) => `/newsletter/${id}/`,
  /** Where the build leaves the mails of issues to come, until it moves them out of the site. */
  upcoming: '/newsletter/upcoming/',
  issueFile: (id: string, file: IssueFile) => `/newsletter/${id}/${file}`,
  preferences: '/preferences/',
  unsubscribe: '/unsubscribe/',
  resendWebhook: '/api/webhooks/resend',
} as const;

function listPage(first: string, page: number): string {
  return page === 1 ? first : `${first}${page}/`;
}
