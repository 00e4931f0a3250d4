import { defineMiddleware } from 'astro:middleware';
import { pageHeaders, privateHeaders } from './http/security-headers.ts';

/** Puts its headers on every on-demand answer. Files get theirs from the server that serves them. */
export const onRequest = defineMiddleware(async ({ isPrerendered }, next) => {
  const response = await next();
  if (isPrerendered) return response;

  // Imported here because a build, which comes by for every page, needs no adapter.
  const { siteUrl } = await import('./wiring.ts');
  for (const [name, value] of Object.entries({ ...pageHeaders(siteUrl()), ...privateHeaders })) {
    response.headers.set(name, value);
  }
  return response;
});
