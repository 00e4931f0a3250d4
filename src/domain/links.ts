import { type FeedFormat, feedFormats } from './feed-formats.ts';

/** Every address of the site, from the root. Directory addresses end in a slash. */
export const links = {
  home: '/',
  news: (page: number) => (page === 1 ? '/' : `/news/${page}/`),
  article: (slug: string) => `/articles/${slug}/`,
  topics: '/topics/',
  topic: (id: string) => `/topics/${id}/`,
  authors: '/authors/',
  author: (id: string) => `/authors/${id}/`,
  archive: '/archive/',
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
  logo: '/logo.png',
  subscribe: '/api/subscribe',
  checkYourInbox: '/subscribe/check-your-inbox/',
  confirm: '/subscribe/confirm/',
  welcome: '/subscribe/welcome/',
  newsletters: '/newsletter/',
  issue: (id: string) => `/newsletter/${id}/`,
  preferences: '/preferences/',
  unsubscribe: '/unsubscribe/',
  resendWebhook: '/api/webhooks/resend',
} as const;
