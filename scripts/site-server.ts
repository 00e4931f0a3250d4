import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { pageHeaders } from '../src/http/security-headers.ts';
import { builtFiles, isBuilt } from './built-files.ts';

type AstroHandler = (
  req: IncomingMessage,
  res: ServerResponse,
  next: (error?: unknown) => void,
) => Promise<void>;

/**
 * For how long a client may send one request, in milliseconds; then it is answered 408 and cut off.
 * A form has 8 KB and a webhook 64 KB, which the slowest phone sends in less; who takes longer only
 * holds a connection. Behind a proxy it is the proxy that waits.
 */
const PATIENCE = { headersMs: 10_000, requestMs: 20_000, lookEveryMs: 1000 };

/**
 * Serves a build: its files with their headers, and its on-demand routes. Resolves when it listens;
 * rejects when it cannot (the port is taken, there is no build). `port` 0 takes any free one.
 */
export async function startSite(options: {
  dist: string;
  host: string;
  port: number;
  /** `lookEveryMs`: how often it is looked who takes too long. */
  patience?: typeof PATIENCE;
}): Promise<{ url: string; close(): Promise<void> }> {
  const client = join(options.dist, 'client');
  const entry = join(options.dist, 'server/entry.mjs');
  if (!existsSync(entry))
    throw new Error(`There is no build in ${options.dist}: run npm run build first.`);
  const { handler } = (await import(pathToFileURL(entry).href)) as { handler: AstroHandler };
  const notFound = await readFile(join(client, '404.html'), 'utf8');
  const notAllowed = await readFile(join(client, '405/index.html'), 'utf8');
  const styleHash = hashOfStyle(notFound);

  const files = builtFiles(client);

  const { headersMs, requestMs, lookEveryMs } = options.patience ?? PATIENCE;
  const limits = {
    headersTimeout: headersMs,
    requestTimeout: requestMs,
    connectionsCheckingInterval: lookEveryMs,
  };
  const server = createServer(limits, (req, res) => {
    // The routes read the target, too.
    req.url = originForm(req.url);
    const [path = '/', query] = req.url.split('?', 2);
    const headers = pageHeaders(process.env['SITE_URL'] ?? '', path, styleHash);
    for (const [name, value] of Object.entries(headers)) res.setHeader(name, value);
    const isRead = req.method === 'GET' || req.method === 'HEAD';
    if (isRead && !path.endsWith('/') && existsSync(join(client, path, 'index.html'))) {
      // One slash in front: two would make the rest a host's name.
      const withSlash = `${path.replace(/^\/+/, '/')}/`;
      res.writeHead(301, { Location: query ? `${withSlash}?${query}` : withSlash }).end();
      return;
    }
    // Astro makes a Request of this, which cannot have the method TRACE (fetch.spec.whatwg.org,
    // "forbidden method"). No route has the other one either: each answers 405.
    if (req.method === 'TRACE') req.method = 'OPTIONS';
    const onDemand = () =>
      handler(req, res, () => {
        res.setHeader('Content-Type', 'text/html; charset=utf-8');
        if (isRead || !isBuilt(client, path)) res.writeHead(404).end(notFound);
        else res.writeHead(405, { Allow: 'GET, HEAD' }).end(notAllowed);
      });
    if (isRead) files(req, res, path, () => void onDemand());
    else void onDemand();
  });

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(options.port, options.host, resolve);
  });
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : options.port;
  return {
    url: `http://localhost:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/**
 * A request's target without the scheme and the host that a client may put before it, as if for a
 * proxy (RFC 9112, section 3.2.2); nothing here depends on them.
 */
function originForm(target = '/'): string {
  const rest = target.replace(/^https?:\/\/[^/?#]*/i, '');
  return rest.startsWith('/') ? rest : `/${rest}`;
}

/** The style of a page, which is that of all pages, as a source of the policy. */
function hashOfStyle(html: string): string {
  const [, style] = /<style>(.+?)<\/style>/s.exec(html) ?? [];
  if (!style) throw new Error('The pages of this build have no style: run npm run build again.');
  return `sha256-${createHash('sha256').update(style).digest('base64')}`;
}
