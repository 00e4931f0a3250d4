import { feedContentType, feedFormatAt, feedFormats } from '../../core/feed-formats.ts';
import { links } from '../../core/links.ts';

/**
 * Headers that the file at `path` has besides: for the feeds, that scripts of any site may read
 * them, and their own media type. A browser (whose `accept` asks for HTML) gets them as plain XML,
 * since it would offer to download a type that it does not show.
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
