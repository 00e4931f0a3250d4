import type { APIRoute } from 'astro';
import { buildClock } from '../domain/publication.ts';
import { newsSitemapXml } from '../feeds/sitemap.ts';
import { getArticles } from '../queries/articles.ts';

export const GET: APIRoute = async ({ site: siteUrl }) => {
  const now = buildClock(process.env['BUILD_NOW'], new Date());
  return new Response(newsSitemapXml(await getArticles(), new URL(siteUrl ?? ''), now));
};
