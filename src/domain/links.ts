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
  rss: '/rss.xml',
  subscribe: '/api/subscribe',
  checkYourInbox: '/subscribe/check-your-inbox/',
  confirm: '/subscribe/confirm/',
  welcome: '/subscribe/welcome/',
} as const;
