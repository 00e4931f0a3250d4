import { defineMiddleware } from 'astro:middleware';
import { pageHeaders, privateHeaders } from './http/security-headers.ts';

/** Puts its headers on every on-demand answer. Files get theirs from the server that serves them. */
export const onRequest = defineMiddleware(async ({ isPrerendered, site, url }, next) => {
  const response = await next();
  if (isPrerendered) return response;

  const headers = new Headers(response.headers);
  for (const [name, value] of Object.entries({
    ...pageHeaders(site?.href ?? '', url.pathname),
    ...privateHeaders,
  })) {
    headers.set(name, value);
  }
  if (headers.get('Content-Type') === 'text/html') {
    headers.set('Content-Type', 'text/html; charset=utf-8');
  }
  // What is left of the body must not be taken for the connection's next request.
  if (response.status === 413) headers.set('Connection', 'close');
  // Astro calls every status OK; left out, the server puts the right words.
  return new Response(response.body, { status: response.status, headers });
});
