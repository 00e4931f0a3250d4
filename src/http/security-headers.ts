import type { PolicySources } from '../core/analytics.ts';
import { feedFormatAt } from '../core/feed-formats.ts';
import { links } from '../core/links.ts';

/** The site loads only its own files, and no page has an inline script. */
const CONTENT_SECURITY_POLICY: PolicySources = {
  'default-src': ["'none'"],
  'img-src': ["'self'"],
  'font-src': ["'self'"],
  // No page script connects without its own policy; tools do: Lighthouse fetches robots.txt from
  // the page.
  'connect-src': ["'self'"],
  // Also applies to the redirect after a form.
  'form-action': ["'self'"],
  'base-uri': ["'none'"],
  'frame-ancestors': ["'none'"],
};

/** Additional permissions by path. No other page runs a script. */
const EXTRA_POLICIES: ReadonlyMap<string, PolicySources> = new Map([
  // Pagefind compiles WebAssembly and fetches parts of its index.
  [links.search, { 'script-src': ["'self'", "'wasm-unsafe-eval'"] }],
]);

/**
 * Additional permissions of feeds: their XSLT style sheet counts as a script
 * (fetch.spec.whatwg.org, destination "xslt"), although it contains none.
 */
const FEED_POLICY: PolicySources = { 'script-src': ["'self'"] };

/** The email of an issue has inline styles, as email clients require. */
const ISSUE_EMAIL = /^\/newsletter\/[^/]+\/email\.html$/;

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
 * Returns the headers of the response at `path` (without the query), files included. `siteUrl` is
 * the public URL: HSTS is sent over https only. `styleHash` is the CSP source of the one inline
 * style: `sha256-` and the Base64 digest (CSP 3, section 2.3.1). `added` are the sources that the
 * settings allow, which no email needs.
 */
export function pageHeaders(
  siteUrl: string,
  path: string,
  styleHash: string,
  added: readonly PolicySources[] = [],
): Record<string, string> {
  const extra = EXTRA_POLICIES.get(path) ?? (feedFormatAt(path) ? FEED_POLICY : {});
  const isEmail = ISSUE_EMAIL.test(path);
  const style = { 'style-src': isEmail ? ["'unsafe-inline'"] : ["'self'", `'${styleHash}'`] };
  const policy = merged([style, CONTENT_SECURITY_POLICY, extra, ...(isEmail ? [] : added)]);
  return {
    'Content-Security-Policy': policy,
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    'Referrer-Policy': 'strict-origin-when-cross-origin',
    'Permissions-Policy': PERMISSIONS_POLICY,
    'Cross-Origin-Opener-Policy': 'same-origin',
    // Email templates are not pages.
    ...(path.startsWith(links.mails) && { 'X-Robots-Tag': 'noindex, nofollow' }),
    ...(siteUrl.startsWith('https:') && { 'Strict-Transport-Security': 'max-age=31536000' }),
  };
}

/** One policy with the sources of all. A second directive of the same name would be ignored (CSP 3, 2.2.1). */
function merged(policies: readonly PolicySources[]): string {
  const sources = new Map<string, Set<string>>();
  for (const [directive, more] of policies.flatMap((policy) => Object.entries(policy)))
    sources.set(directive, new Set([...(sources.get(directive) ?? []), ...more]));
  return Array.from(sources, ([directive, all]) => [directive, ...all].join(' ')).join('; ');
}

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
