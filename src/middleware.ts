import { defineMiddleware } from 'astro:middleware';
import { privateHeaders } from './http/security-headers.ts';

/**
 * Puts on every on-demand answer what it has besides the headers of all pages, which the server
 * (scripts/server/site-server.ts) has put on it.
 */
export const onRequest = defineMiddleware(async ({ isPrerendered, routePattern }, next) => {
  // Astro's own addresses, which no page of ours refers to: its pictures are made by the build, and
  // made on demand they would cost anybody's wish seconds of the processor.
  if (!import.meta.env.DEV && routePattern.startsWith('/_')) {
    return new Response(null, { status: 404 });
  }
  const response = await next();
  if (isPrerendered) return response;

  const headers = new Headers(response.headers);
  for (const [name, value] of Object.entries(privateHeaders)) headers.set(name, value);
  if (headers.get('Content-Type') === 'text/html') {
    headers.set('Content-Type', 'text/html; charset=utf-8');
  }
  // What is left of the body must not be taken for the connection's next request.
  if (response.status === 413) headers.set('Connection', 'close');
  // Astro calls every status OK; left out, the server puts the right words.
  return new Response(response.body, { status: response.status, headers });
});
