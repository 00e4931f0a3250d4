import type { APIRoute } from 'astro';
import { feedStyle } from '../feeds/feed-style.ts';
import { tokens } from '../styles/tokens.ts';

export const GET: APIRoute = () =>
  new Response(feedStyle(tokens), { headers: { 'Content-Type': 'text/css; charset=utf-8' } });
