import type { APIRoute } from 'astro';
import { sitemapIndexXml } from '../feeds/sitemap.ts';
import { getSitemaps } from '../syndication/sitemaps.ts';

export const GET: APIRoute = async ({ site: siteUrl }) =>
  new Response(sitemapIndexXml(await getSitemaps(), new URL(siteUrl ?? '')));
