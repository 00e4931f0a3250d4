import type { APIRoute } from 'astro';
import { feedTransform } from '../feeds/feed-transform.ts';

export const GET: APIRoute = () =>
  new Response(feedTransform(), { headers: { 'Content-Type': 'text/xsl; charset=utf-8' } });
