/**
 * Whether a request comes from a page of the site at `siteUrl` or was entered by the visitor. Browsers say so in
 * `Sec-Fetch-Site` (Fetch Metadata, section 2.3). If it is missing (old browsers, plain http),
 * `Origin` must match. `same-site` is another origin.
 */
export function isSameOrigin(headers: Headers, siteUrl: string): boolean {
  const site = headers.get('sec-fetch-site');
  if (site !== null) return site === 'same-origin' || site === 'none';
  const sender = headers.get('origin');
  return sender !== null && byLocalName(sender) === byLocalName(new URL(siteUrl).origin);
}

/** On your own machine, `127.0.0.1` and `localhost` are one site. */
function byLocalName(origin: string): string {
  return origin.replace(/^http:\/\/(?:127\.0\.0\.1|\[::1\])(?=:|$)/, 'http://localhost');
}
