import { links } from '../core/links.ts';
import type { FeedImage } from './feed.ts';
import { escapeXml } from '../core/xml-text.ts';
import { pathBelow } from '../core/site-urls.ts';

/** Namespaces of both XML formats: Media RSS and feed history (RFC 5005). */
export const FEED_NAMESPACES = {
  media: 'http://search.yahoo.com/mrss/',
  fh: 'http://purl.org/syndication/history/1.0',
} as const;

/**
 * The prologue of an XML feed. Browsers show the feed with the XSLT style sheet; those without XSLT
 * use the CSS. Takes the root of the site.
 */
export function feedPrologue({ pathname }: URL): string {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<?xml-stylesheet type="text/xsl" href="${pathBelow(links.feedTransform, pathname)}"?>`,
    `<?xml-stylesheet type="text/css" href="${pathBelow(links.feedStyle, pathname)}"?>`,
    '',
  ].join('\n');
}

/** The picture in Media RSS (www.rssboard.org/media-rss); `textXml` writes the text of an element. */
export function mediaXml(image: FeedImage, textXml = escapeXml): string {
  const { url, type, bytes, width, height, alt, credit } = image;
  return [
    `<media:content url="${escapeXml(url)}" type="${type}" medium="image" fileSize="${bytes}"`,
    ` width="${width}" height="${height}">`,
    `<media:description type="plain">${textXml(alt)}</media:description>`,
    credit ? `<media:credit>${textXml(credit)}</media:credit>` : '',
    '</media:content>',
  ].join('');
}
