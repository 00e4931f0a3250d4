import type { APIRoute } from 'astro';
import { links } from '../core/links.ts';
import { feedHeaders } from '../feeds/http/feed-headers.ts';
import { feedTransform } from '../feeds/feed-transform.ts';

export const GET: APIRoute = ({ site: siteUrl }) =>
  new Response(feedTransform(new URL(siteUrl ?? '')), {
    headers: feedHeaders(links.feedTransform),
  });
