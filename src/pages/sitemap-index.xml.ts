import type { APIRoute } from 'astro';
import { sitemapIndexXml } from '../discovery/sitemap.ts';
import { getSitemaps } from '../discovery/queries/sitemaps.ts';

export const GET: APIRoute = async ({ site: siteUrl }) =>
  new Response(sitemapIndexXml(await getSitemaps(), new URL(siteUrl ?? '')));
