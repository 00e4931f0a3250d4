import type { PolicySources } from '../core/analytics.ts';

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

/** Additional permissions of the pages and files that need them. No other page runs a script. */
const EXTRA: Readonly<Record<Exclude<PolicyKind, 'page' | 'email'>, PolicySources>> = {
  // Pagefind compiles WebAssembly and fetches parts of its index.
  search: { 'script-src': ["'self'", "'wasm-unsafe-eval'"] },
  // The XSLT style sheet of a feed counts as a script (fetch.spec.whatwg.org, destination "xslt"),
  // although it contains none.
  feed: { 'script-src': ["'self'"] },
};

export type PolicyKind = 'page' | 'search' | 'feed' | 'email';

/** What the policies of a build depend on. */
export interface PolicyFacts {
  /** CSP source of the one inline style: `sha256-` and the Base64 digest (CSP 3, section 2.3.1). */
  styleHash: string;
  /** The sources that the settings allow, which no email needs. */
  added?: readonly PolicySources[];
  /** Origins between which forms and their answers go, if sign-ups run apart from the site. */
  formOrigins?: readonly string[];
}

/** The Content-Security-Policy of a page, of a feed, or of the email of an issue. */
export function contentSecurityPolicy(
  kind: PolicyKind,
  { styleHash, added = [], formOrigins = [] }: PolicyFacts,
): string {
  // The email of an issue has inline styles, as email clients require.
  if (kind === 'email') {
    return merged([{ 'style-src': ["'unsafe-inline'"] }, CONTENT_SECURITY_POLICY]);
  }
  const style = { 'style-src': ["'self'", `'${styleHash}'`] };
  const extra = kind === 'page' ? {} : EXTRA[kind];
  const forms = { 'form-action': formOrigins };
  return merged([style, CONTENT_SECURITY_POLICY, extra, forms, ...added]);
}

/** One policy with the sources of all. A second directive of the same name would be ignored (CSP 3, 2.2.1). */
function merged(policies: readonly PolicySources[]): string {
  const sources = new Map<string, Set<string>>();
  for (const [directive, more] of policies.flatMap((policy) => Object.entries(policy)))
    sources.set(directive, new Set([...(sources.get(directive) ?? []), ...more]));
  return Array.from(sources, ([directive, all]) => [directive, ...all].join(' ')).join('; ');
}
