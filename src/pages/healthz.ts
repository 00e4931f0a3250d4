import type { APIRoute } from 'astro';
import { healthOf } from '../domain/health.ts';
import { log, outboxReport } from '../wiring.ts';

export const prerender = false;

export const ALL: APIRoute = ({ request }) => {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return new Response(null, { status: 405, headers: { Allow: 'GET, HEAD' } });
  }
  const health = healthOf(outboxReport(), log, new Date());
  return Response.json(health, { status: health.ok ? 200 : 503 });
};
