/**
 * A `mailto:` link without a recipient, with a subject and a body of two paragraphs (RFC 6068, sections 2
 * and 5: percent-encoded UTF-8, line breaks as CR LF).
 */
export function shareByEmail(article: { headline: string; dek: string }, address: URL): string {
  const body = `${article.dek}\r\n\r\n${address.href}\r\n`;
  return `mailto:?subject=${encodeURIComponent(article.headline)}&body=${encodeURIComponent(body)}`;
}
