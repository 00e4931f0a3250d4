import type { APIRoute } from 'astro';
import { favicon } from '../styles/favicon.ts';
import { tokens } from '../styles/tokens.ts';
import { site } from '../site.ts';

export const GET: APIRoute = () =>
  new Response(favicon(tokens, site.name), { headers: { 'Content-Type': 'image/svg+xml' } });
