import { feedContentType, feedFormatAt, feedFormats } from '../../core/feed-formats.ts';
import { links } from '../../core/links.ts';

/**
 * Returns the additional headers of a file: feeds get their media type and may be read by scripts
 * of any site. Browsers (whose `accept` includes HTML) get plain XML, because they would download a
 * type that they cannot display.
 */
export function feedHeaders(path: string, accept = ''): Record<string, string> {
  if (path === links.feedTransform) return { 'Content-Type': 'text/xsl; charset=utf-8' };
  if (path === links.feedList) return { 'Content-Type': 'text/x-opml; charset=utf-8', ...SHARED };
  const format = feedFormatAt(path);
  // RFC 7303, section 9.1.
  if (!format) return path.endsWith('.xml') ? { 'Content-Type': XML } : {};
  const isShown = feedFormats[format].isXml && accept.includes('text/html');
  const type = isShown ? XML : feedContentType(format);
  return { 'Content-Type': type, Vary: 'Accept', ...SHARED };
}

const XML = 'application/xml; charset=utf-8';
const SHARED = { 'Access-Control-Allow-Origin': '*' };
