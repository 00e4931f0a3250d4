/**
 * Headers of on-demand responses: they are for one visitor, and their URL may contain a token.
 * `strict-origin` keeps the token out of `Referer`; `no-referrer` would too, but browsers would
 * then send `Origin: null` with the form.
 */
export const privateHeaders: Readonly<Record<string, string>> = {
  'Cache-Control': 'no-store',
  'Referrer-Policy': 'strict-origin',
  'X-Robots-Tag': 'noindex, nofollow',
};
