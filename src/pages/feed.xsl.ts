import type { APIRoute } from 'astro';
import { links } from '../core/links.ts';
import { feedHeaders } from '../feeds/http/feed-headers.ts';
import { feedTransform } from '../feeds/feed-transform.ts';

export const GET: APIRoute = () =>
  new Response(feedTransform(), { headers: feedHeaders(links.feedTransform) });
