import { defineMiddleware } from 'astro:middleware';
import { privateHeaders } from './http/private-headers.ts';

/**
 * Adds the headers of on-demand responses. The headers of all pages are added by the server
 * (scripts/server/site-server.ts).
 */
export const onRequest = defineMiddleware(async ({ isPrerendered, routePattern }, next) => {
  // Routes of Astro that no page of ours uses: the build makes all pictures, and making them on
  // demand would let anybody use seconds of CPU time.
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
  // The rest of the body must not be read as the next request on the connection.
  if (response.status === 413) headers.set('Connection', 'close');
  // Astro sets "OK" as the text of every status; without it, the server sets the right text.
  return new Response(response.body, { status: response.status, headers });
});
