import type { APIRoute } from 'astro';
import { opml } from '../feeds/opml.ts';
import { feedGroups, getFeeds } from '../feeds/queries/feeds.ts';
import { FEED_LIST_TYPE } from '../http/header-table.ts';

export const GET: APIRoute = async ({ site: siteUrl }) =>
  new Response(opml(feedGroups(await getFeeds()), new URL(siteUrl ?? '')), {
    headers: { 'Content-Type': FEED_LIST_TYPE },
  });
