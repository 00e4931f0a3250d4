import type { APIRoute } from 'astro';
import { opml } from '../feeds/opml.ts';
import { feedGroups, getFeeds } from '../feeds/queries/feeds.ts';

export const GET: APIRoute = async ({ site: siteUrl }) =>
  new Response(opml(feedGroups(await getFeeds()), new URL(siteUrl ?? '')), {
    headers: { 'Content-Type': 'text/x-opml; charset=utf-8' },
  });
