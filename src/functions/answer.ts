import { builtFacts } from '../built.ts';
import { decodedPart } from '../core/percent-encoding.ts';
import { addressAt } from '../core/site-urls.ts';
import { headersAt } from '../http/headers-at.ts';
import { headerTable } from '../http/header-table.ts';
import { formsUrl, siteUrl } from '../runtime.ts';

/**
 * Answers a request for a function as the Node.js server does around the routes of Astro: with the page of what is
 * gone, and with the headers of the table, which hosts add to files alone. If sign-ups run apart, everything
 * else is on the site.
 */
export async function answer(
  request: Request,
  routes: (request: Request) => Promise<Response>,
): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  const address = addressAt(decodedPart(pathname), import.meta.env.BASE_URL) ?? '/404.html';
  const response = gonePage(request.method, address) ?? (await routes(request));
  const isOurs =
    response.status !== 404 || new URL(formsUrl()).origin === new URL(siteUrl()).origin;
  const sent = isOurs ? response : elsewhere(pathname + search);

  const headers = new Headers(sent.headers);
  for (const [name, value] of Object.entries(tableHeaders(address)))
    if (!headers.has(name)) headers.set(name, value);
  return new Response(sent.body, { status: sent.status, headers });
}

function gonePage(method: string, address: string): Response | undefined {
  const page = builtFacts().gone[address.replace(/\/$/, '')];
  if (page === undefined || (method !== 'GET' && method !== 'HEAD')) return undefined;
  const headers = { 'Content-Type': 'text/html; charset=utf-8' };
  return new Response(method === 'GET' ? page : null, { status: 410, headers });
}

/** Leads to the same path of the site. */
function elsewhere(path: string): Response {
  return new Response(null, { status: 302, headers: { Location: new URL(path, siteUrl()).href } });
}

let table: ReturnType<typeof headersAt> | undefined;

function tableHeaders(address: string): Record<string, string> {
  const isApart = formsUrl() !== siteUrl();
  const formOrigins = isApart ? [siteUrl(), formsUrl()].map((url) => new URL(url).origin) : [];
  table ??= headersAt(headerTable({ siteUrl: siteUrl(), ...builtFacts().policy, formOrigins }));
  return table.every(address);
}
