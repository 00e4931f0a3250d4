import { links } from '../core/links.ts';
import { NEWS_HOURS } from '../core/publication.ts';
import { site } from '../site.ts';
import { escapeXml } from '../core/xml-text.ts';
import { absoluteUrl } from '../core/site-urls.ts';

/** A page for search engines. */
export interface SitePage {
  /** URL path, from the root. */
  path: string;
  /** When the content last changed, if known. */
  changedAt?: Date | undefined;
}

/** Pages of one sitemap. */
export interface Sitemap {
  /** Part of its URL: `articles-1`. */
  name: string;
  pages: readonly SitePage[];
}

const XMLNS = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';
const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** A sitemap (sitemaps.org/protocol.html). The protocol allows 50,000 pages. */
export function sitemapXml(pages: readonly SitePage[], siteUrl: URL): string {
  const urls = pages.map(({ path, changedAt }) => {
    const lastmod = changedAt ? `<lastmod>${changedAt.toISOString()}</lastmod>` : '';
    return `<url>${loc(path, siteUrl)}${lastmod}</url>`;
  });
  return `${DECLARATION}<urlset ${XMLNS}>${urls.join('')}</urlset>\n`;
}

/** The index of all sitemaps. Each has the date of its newest page, if any is known. */
export function sitemapIndexXml(sitemaps: readonly Sitemap[], siteUrl: URL): string {
  const entries = sitemaps.map(({ name, pages }) => {
    const times = pages.flatMap(({ changedAt }) => changedAt?.getTime() ?? []);
    const newest = times.reduce((a, b) => Math.max(a, b), 0);
    const lastmod = newest ? `<lastmod>${new Date(newest).toISOString()}</lastmod>` : '';
    return `<sitemap>${loc(links.sitemap(name), siteUrl)}${lastmod}</sitemap>`;
  });
  return `${DECLARATION}<sitemapindex ${XMLNS}>${entries.join('')}</sitemapindex>\n`;
}

/** An article for Google News. */
interface NewsItem {
  id: string;
  headline: string;
  publishedAt: Date;
}

/** Google's limit. */
const NEWS_ARTICLES = 1000;

/**
 * Google's news sitemap (developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap)
 * of the latest of `articles`, which are sorted newest first, at the time `now`.
 */
export function newsSitemapXml(articles: readonly NewsItem[], siteUrl: URL, now: Date): string {
  const since = now.getTime() - NEWS_HOURS * 3_600_000;
  const news = articles.filter(({ publishedAt }) => publishedAt.getTime() > since);
  // Google expects a language code, and for Chinese one that tells the script.
  const { language, script } = new Intl.Locale(site.locale).maximize();
  const code = language === 'zh' ? (script === 'Hant' ? 'zh-tw' : 'zh-cn') : language;
  const publication = `<news:publication><news:name>${escapeXml(site.name)}</news:name><news:language>${code}</news:language></news:publication>`;
  const urls = news
    .slice(0, NEWS_ARTICLES)
    .map(({ id, headline, publishedAt }) =>
      [
        `<url>${loc(links.article(id), siteUrl)}<news:news>${publication}`,
        `<news:publication_date>${publishedAt.toISOString()}</news:publication_date>`,
        `<news:title>${escapeXml(headline)}</news:title></news:news></url>`,
      ].join(''),
    );
  const namespaces = `${XMLNS} xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"`;
  return `${DECLARATION}<urlset ${namespaces}>${urls.join('')}</urlset>\n`;
}

function loc(path: string, siteUrl: URL): string {
  return `<loc>${escapeXml(absoluteUrl(path, siteUrl))}</loc>`;
}
