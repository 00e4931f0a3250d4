import { feedFormatAt } from '../core/feed-formats.ts';
import { links } from '../core/links.ts';

/** Everything the site loads is its own, and no page holds an inline script that runs. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "img-src 'self'",
  "font-src 'self'",
  // Without a script nothing connects but tools: Lighthouse reads robots.txt as the page would.
  "connect-src 'self'",
  // Holds for the redirect that answers a form, too.
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** What a page may do beyond it, by the page's address; no other page runs a script. */
const MORE: ReadonlyMap<string, string> = new Map([
  // Pagefind compiles its search, which is WebAssembly, and fetches parts of its index.
  [links.search, "script-src 'self' 'wasm-unsafe-eval'"],
]);

/**
 * What a feed may do beyond it: the style sheet through which a browser shows it counts as a script
 * (fetch.spec.whatwg.org, destination "xslt"), though it holds none.
 */
const OF_FEEDS = "script-src 'self'";

/** An issue's mail: its styles stand in it, in attributes as well, as mail programs want them. */
const MAIL_OF_ISSUE = /^\/newsletter\/[^/]+\/email\.html$/;

const PERMISSIONS_POLICY = [
  'accelerometer',
  'autoplay',
  'browsing-topics',
  'camera',
  'display-capture',
  'geolocation',
  'gyroscope',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'usb',
  'xr-spatial-tracking',
]
  .map((feature) => `${feature}=()`)
  .join(', ');

/**
 * Headers of the answer at `path` (without its query), files included. `siteUrl` is where the site
 * is reached: only over https is a browser told to stay there. `styleHash` is the one style that may
 * stand in a page, as a source of the policy: `sha256-` and the digest of its bytes in Base64 (CSP 3,
 * section 2.3.1).
 */
export function pageHeaders(
  siteUrl: string,
  path: string,
  styleHash: string,
): Record<string, string> {
  const more = MORE.get(path) ?? (feedFormatAt(path) ? OF_FEEDS : undefined);
  const style = MAIL_OF_ISSUE.test(path) ? `'unsafe-inline'` : `'self' '${styleHash}'`;
  const policy = [`style-src ${style}`, CONTENT_SECURITY_POLICY];
  return {
    'Content-Security-Policy': (more ? [...policy, more] : policy).join('; '),
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    'Referrer-Policy': 'strict-origin-when-cross-origin',
    'Permissions-Policy': PERMISSIONS_POLICY,
    'Cross-Origin-Opener-Policy': 'same-origin',
    // Mails with holes in them are no pages.
    ...(path.startsWith(links.mails) && { 'X-Robots-Tag': 'noindex, nofollow' }),
    ...(siteUrl.startsWith('https:') && { 'Strict-Transport-Security': 'max-age=31536000' }),
  };
}

/**
 * Headers that an on-demand answer has besides, or instead: it is for one visitor, and its address
 * may hold a token. `strict-origin` keeps the token out of `Referer`; `no-referrer` would do so too,
 * but then browsers send `Origin: null` with the page's own form.
 */
export const privateHeaders: Readonly<Record<string, string>> = {
  'Cache-Control': 'no-store',
  'Referrer-Policy': 'strict-origin',
  'X-Robots-Tag': 'noindex, nofollow',
};
