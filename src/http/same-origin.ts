/**
 * Whether a request comes from a page of `origin`, or from nothing but the visitor's own hand.
 * Browsers say so in `Sec-Fetch-Site` (Fetch Metadata, section 2.3); where they leave it out (old
 * ones, and those on plain http), `Origin` must be there and be ours. Another site on the same
 * domain (`same-site`) is another site.
 */
export function isSameOrigin(headers: Headers, origin: string): boolean {
  const site = headers.get('sec-fetch-site');
  if (site !== null) return site === 'same-origin' || site === 'none';
  return headers.get('origin') === origin;
}
