import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { HeadersHandler } from '@netlify/headers';
import type { Host } from './hosts.ts';
import { fileResponse, hostFile } from './host-files.ts';

interface NetlifyFunction {
  default: (request: Request, context: { ip: string }) => Promise<Response>;
  config: { path: string; preferStatic: boolean };
}

/**
 * Netlify, as far as a site depends on it: `_redirects` where there is no file, files with the headers that
 * Netlify's own code reads from `_headers`, and the function for everything else.
 */
export const netlifyHost: Host = async (root) => {
  const client = join(root, 'dist/publish');
  const file = join(root, '.netlify/v1/functions/ssr/ssr.mjs');
  const { default: handle } = (await import(pathToFileURL(file).href)) as NetlifyFunction;
  const logger = { log: () => undefined, warn: console.warn, error: console.error };
  const headers = new HeadersHandler({ projectDir: client, logger });
  const redirects = new Map(
    readFileSync(join(client, '_redirects'), 'utf8')
      .split('\n')
      .map((line) => line.split(' '))
      .flatMap(([from, to, status]) =>
        from && to ? [[from, { to, status: Number(status) }]] : [],
      ),
  );

  return async (request, ip) => {
    const { pathname, search } = new URL(request.url);
    if (request.method === 'GET' || request.method === 'HEAD') {
      const found = hostFile(client, pathname);
      const own = await headers.apply(new Request(request.url));
      if (found?.type.startsWith('text/html') && !/\/$|\.html$/.test(pathname)) {
        const all = { ...own, location: `${pathname.replace(/\/{2,}/g, '/')}/${search}` };
        return new Response(null, { status: 301, headers: all });
      }
      if (found) return fileResponse(found, { method: request.method, headers: own });
      const moved = redirects.get(pathname);
      if (moved) {
        const all = { ...own, location: moved.to };
        return new Response(null, { status: moved.status, headers: all });
      }
    }
    return handle(request, { ip });
  };
};
