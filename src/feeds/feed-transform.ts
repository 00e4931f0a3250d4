import { links } from '../core/links.ts';
import { direction, language } from '../i18n/language.ts';
import { words } from '../i18n/words.ts';
import { escapeXml } from '../core/xml-text.ts';
import { pathBelow } from '../core/site-urls.ts';

/**
 * The XSLT 1.0 style sheet with which browsers show a feed as a page: an explanation, its URL to
 * copy, and its entries. It contains no script. Takes the root of the site.
 */
export function feedTransform({ pathname }: URL): string {
  const href = (address: string) => pathBelow(address, pathname);
  const say = (text: string) => escapeXml(text);
  const { isFeed, address, entries, title } = words.feeds;
  return `<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:atom="http://www.w3.org/2005/Atom" exclude-result-prefixes="atom">
<xsl:output method="html" encoding="UTF-8" doctype-system="about:legacy-compat"/>
<xsl:variable name="feed" select="/rss/channel | /atom:feed"/>
<xsl:template match="/">
  <html lang="${language}" dir="${direction}">
    <head>
      <meta name="viewport" content="width=device-width, initial-scale=1"/>
      <meta name="color-scheme" content="light dark"/>
      <title><xsl:value-of select="$feed/title | $feed/atom:title"/></title>
      <link rel="stylesheet" href="${href(links.feedStyle)}"/>
    </head>
    <body>
      <main>
        <h1><xsl:value-of select="$feed/title | $feed/atom:title"/></h1>
        <p><xsl:value-of select="$feed/description | $feed/atom:subtitle"/></p>
        <div class="explanation">
          <p>${say(isFeed)}</p>
          <p>
            <label for="address">${say(address)}</label>
            <input id="address" readonly="readonly" value="{$feed/atom:link[@rel='self']/@href}"/>
          </p>
          <p><a href="${href(links.feeds)}">${say(title)}</a></p>
        </div>
        <h2>${say(entries)}</h2>
        <xsl:apply-templates select="$feed/item | $feed/atom:entry"/>
      </main>
    </body>
  </html>
</xsl:template>
<xsl:template match="item | atom:entry">
  <article>
    <h3>
      <a href="{link | atom:link[@rel='alternate']/@href}"><xsl:value-of select="title | atom:title"/></a>
    </h3>
    <p><xsl:value-of select="description | atom:summary"/></p>
    <p class="date">
      <xsl:value-of select="substring(pubDate, 6, 11)"/>
      <xsl:value-of select="substring(atom:published, 1, 10)"/>
    </p>
  </article>
</xsl:template>
</xsl:stylesheet>
`;
}
