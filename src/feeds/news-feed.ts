import type { RSSFeedItem, RSSOptions } from '@astrojs/rss';
import type { Correction } from '../domain/correction.ts';
import { links } from '../domain/links.ts';
import { firstSlug, lastChange } from '../domain/publication.ts';
import { site } from '../site.config.ts';
import { language } from '../words/language.ts';
import { correctionsHtml } from './corrections-html.ts';
import { feedHtml } from './feed-html.ts';
import { escapeXml, xmlText } from './xml-text.ts';

/** An article as a feed tells it. */
export interface FeedArticle {
  id: string;
  formerSlugs?: readonly string[] | undefined;
  headline: string;
  dek: string;
  publishedAt: Date;
  updatedAt?: Date | undefined;
  corrections?: readonly Correction[] | undefined;
  authors: readonly { name: string }[];
  topics: readonly { name: string }[];
  /** The body as feeds render it; addresses may be relative to the article's page. */
  html: string;
}

/**
 * The RSS 2.0 feed of `articles`, in their order. `siteUrl` is the root of the published site.
 * Nothing in it depends on the clock: the same articles give the same bytes.
 */
export function newsFeed(articles: readonly FeedArticle[], siteUrl: URL): RSSOptions {
  const changed = lastChange(articles);
  const self = new URL(links.rss, siteUrl).href;
  return {
    title: site.name,
    description: site.description,
    site: siteUrl,
    xmlns: { atom: 'http://www.w3.org/2005/Atom', dc: 'http://purl.org/dc/elements/1.1/' },
    customData: [
      `<language>${language}</language>`,
      changed ? `<lastBuildDate>${changed.toUTCString()}</lastBuildDate>` : '',
      `<atom:link href="${escapeXml(self)}" rel="self" type="application/rss+xml"/>`,
    ].join(''),
    items: articles.map((article) => feedItem(article, siteUrl)),
  };
}

function feedItem(article: FeedArticle, siteUrl: URL): RSSFeedItem {
  const link = new URL(links.article(article.id), siteUrl).href;
  return {
    title: xmlText(article.headline),
    description: xmlText(article.dek),
    link,
    // The moment of publication stays when the article is updated or corrected, so that a corrected word does
    // not bring the story back to the top of every reader's list.
    pubDate: article.publishedAt,
    categories: article.topics.map(({ name }) => xmlText(name)),
    content: feedHtml(article.html + correctionsHtml(article.corrections), link),
    customData: [
      `<guid isPermaLink="false">${escapeXml(articleId(article))}</guid>`,
      ...article.authors.map(({ name }) => `<dc:creator>${escapeXml(name)}</dc:creator>`),
    ].join(''),
  };
}

/** The article's permanent id, a tag URI (RFC 4151) of the first slug it ever had. */
export function articleId(article: Pick<FeedArticle, 'id' | 'formerSlugs'>): string {
  return `tag:${site.idAuthority}:${firstSlug(article)}`;
}
