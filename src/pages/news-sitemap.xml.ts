import type { APIRoute } from 'astro';
import { buildClock } from '../core/publication.ts';
import { newsSitemapXml } from '../discovery/sitemap.ts';
import { getArticles } from '../articles/queries/articles.ts';

export const GET: APIRoute = async ({ site: siteUrl }) => {
  const now = buildClock(process.env['BUILD_NOW'], new Date());
  return new Response(newsSitemapXml(await getArticles(), new URL(siteUrl ?? ''), now));
};
