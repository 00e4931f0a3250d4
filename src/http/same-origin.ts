/**
 * Whether a request comes from a page of the site at `siteUrl`, of one of the `others`, or was entered by
 * the visitor. Browsers say so in `Sec-Fetch-Site` (Fetch Metadata, section 2.3). If it is missing (old browsers, plain http),
 * `Origin` must match. `same-site` is another origin.
 */
export function isSameOrigin(
  headers: Headers,
  siteUrl: string,
  others: readonly string[] = [],
): boolean {
  const sender = headers.get('origin');
  const isFrom = (url: string) =>
    sender !== null && byLocalName(sender) === byLocalName(new URL(url).origin);
  if (others.some((url) => new URL(url).origin !== new URL(siteUrl).origin && isFrom(url))) {
    return true;
  }
  const site = headers.get('sec-fetch-site');
  if (site !== null) return site === 'same-origin' || site === 'none';
  return isFrom(siteUrl);
}

/** On your own machine, `127.0.0.1` and `localhost` are one site. */
function byLocalName(origin: string): string {
  return origin.replace(/^http:\/\/(?:127\.0\.0\.1|\[::1\])(?=:|$)/, 'http://localhost');
}
