/** Every address of the site, from the root. Directory addresses end in a slash. */
export const links = {
  home: '/',
  news: (page: number) => (page === 1 ? '/' : `/news/${page}/`),
  article: (slug: string) => `/articles/${slug}/`,
  topic: (id: string) => `/topics/${id}/`,
  author: (id: string) => `/authors/${id}/`,
  page: (id: string) => `/${id}/`,
  rss: '/rss.xml',
  logo: '/logo.png',
  subscribe: '/api/subscribe',
  checkYourInbox: '/subscribe/check-your-inbox/',
  confirm: '/subscribe/confirm/',
  welcome: '/subscribe/welcome/',
} as const;
