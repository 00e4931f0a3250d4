import type { APIRoute } from 'astro';
import { health, healthDetails, mayReadHealth } from '../runtime.ts';

export const prerender = false;

export const ALL: APIRoute = async ({ request, clientAddress }) => {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return new Response(null, { status: 405, headers: { Allow: 'GET, HEAD' } });
  }
  const { ok } = health().current();
  const details = (await mayReadHealth(clientAddress, request.headers))
    ? await healthDetails()
    : {};
  return Response.json({ ok, ...details }, { status: ok ? 200 : 503 });
};
