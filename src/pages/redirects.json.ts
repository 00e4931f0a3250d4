import type { APIRoute } from 'astro';
import { getRedirects } from '../articles/queries/redirects.ts';

/** Where each address leads that has no page of its own; `null` if its page is gone. For servers. */
export const GET: APIRoute = async () => {
  const redirects = await getRedirects();
  return Response.json(Object.fromEntries(redirects.map(({ from, to }) => [from, to ?? null])));
};
