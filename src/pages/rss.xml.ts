import rss from '@astrojs/rss';
import type { APIRoute } from 'astro';
import { feedComponents } from '../components/article-feed/feed.ts';
import { newsFeed } from '../feeds/news-feed.ts';
import { getArticleHtml } from '../queries/article-body.ts';
import { getNewestArticles } from '../queries/articles.ts';
import { site } from '../site.config.ts';

export const GET: APIRoute = async ({ site: siteUrl }) => {
  const newest = await getNewestArticles(site.articlesPerFeed);
  const articles = await Promise.all(
    newest.map(async (article) => ({
      ...article,
      html: await getArticleHtml(article, feedComponents),
    })),
  );
  return rss(newsFeed(articles, new URL(siteUrl ?? '')));
};
