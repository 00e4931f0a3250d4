import type { APIRoute } from 'astro';
import { links } from '../core/links.ts';
import { feedHeaders } from '../feeds/http/feed-headers.ts';
import { opml } from '../feeds/opml.ts';
import { feedGroups, getFeeds } from '../feeds/queries/feeds.ts';

export const GET: APIRoute = async ({ site: siteUrl }) =>
  new Response(opml(feedGroups(await getFeeds()), new URL(siteUrl ?? '')), {
    headers: feedHeaders(links.feedList),
  });
