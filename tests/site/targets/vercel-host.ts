import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Host } from './hosts.ts';
import { fileResponse, hostFile } from './host-files.ts';

interface Route {
  src?: string;
  dest?: string;
  status?: number;
  headers?: Record<string, string>;
  continue?: boolean;
  handle?: string;
}

/** Vercel, as far as a site depends on it: the routes of the Build Output API, its files and its function. */
export const vercelHost: Host = async (root) => {
  const output = join(root, '.vercel/output');
  const { routes } = JSON.parse(readFileSync(join(output, 'config.json'), 'utf8')) as {
    routes: Route[];
  };
  const folder = join(output, 'functions/_render.func');
  const { handler } = JSON.parse(readFileSync(join(folder, '.vc-config.json'), 'utf8')) as {
    handler: string;
  };
  const { default: render } = (await import(pathToFileURL(join(folder, handler)).href)) as {
    default: { fetch(request: Request): Promise<Response> };
  };

  return async (request, ip) => {
    const { pathname, search } = new URL(request.url);
    const { method } = request;
    const headers = new Headers();
    for (const { src, dest, status, headers: own = {}, continue: goesOn, handle } of routes) {
      if (handle === 'filesystem') {
        const found = hostFile(join(output, 'static'), pathname);
        if (found && (method === 'GET' || method === 'HEAD'))
          return fileResponse(found, { method, headers });
        continue;
      }
      const match = src === undefined ? undefined : new RegExp(`^(?:${src})$`, 's').exec(pathname);
      if (!match) continue;
      for (const [name, value] of Object.entries(own))
        headers.set(
          name,
          value.replaceAll(/\$(\d)/g, (_all, i: string) => match[Number(i)] ?? ''),
        );
      if (goesOn) continue;
      if (dest === '_render') {
        const sent = new Headers(request.headers);
        sent.set('x-forwarded-for', ip);
        return render.fetch(new Request(request, { headers: sent }));
      }
      if (headers.has('location')) {
        headers.set('location', `${headers.get('location') ?? ''}${search}`);
        return new Response(null, { status: status ?? 302, headers });
      }
      const found = dest === undefined ? undefined : hostFile(join(output, 'static'), dest);
      if (found) return fileResponse(found, { method, status: status ?? 200, headers });
    }
    return new Response(null, { status: 404, headers });
  };
};
