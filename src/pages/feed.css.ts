import type { APIRoute } from 'astro';
import { feedStyle } from '../feeds/feed-style.ts';

export const GET: APIRoute = () =>
  new Response(feedStyle(), { headers: { 'Content-Type': 'text/css; charset=utf-8' } });
