import type { APIRoute } from 'astro';
import { feedTransform } from '../feeds/feed-transform.ts';
import { FEED_TRANSFORM_TYPE } from '../http/header-table.ts';

export const GET: APIRoute = ({ site: siteUrl }) =>
  new Response(feedTransform(new URL(siteUrl ?? '')), {
    headers: { 'Content-Type': FEED_TRANSFORM_TYPE },
  });
