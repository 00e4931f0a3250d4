import { createServer, type Server } from 'node:http';
import { consoleLog } from '../../src/providers/console/console-log.ts';
import type { MailTemplates } from '../../src/mail/mail-template.ts';
import { followBuild } from './current-build.ts';
import { requestTarget } from './request-target.ts';
import { loadBuild } from './served-build.ts';

/**
 * For how long a client may send one request, in milliseconds; then it is answered 408 and cut off.
 * A form has 8 KB and a webhook 64 KB, which the slowest phone sends in less; who takes longer only
 * holds a connection. Behind a proxy it is the proxy that waits.
 */
const PATIENCE = { headersMs: 10_000, requestMs: 20_000, lookEveryMs: 1000 };

/** How often the server looks whether `dist` is another build, in milliseconds. */
const LOOK_FOR_BUILD_MS = 1000;

/** How long a server that is stopped waits for the requests under way, in milliseconds. */
const DRAIN_MS = 10_000;

/** A server of built sites. */
export interface RunningServer {
  url: string;
  /** The mails of the build that is served at the moment. */
  mails: MailTemplates;
  /** Takes no more connections, lets requests under way end, and resolves when all are closed. */
  close(): Promise<void>;
}

/**
 * Serves the build that `dist` is: its files with their headers, and its on-demand routes. When `dist` becomes
 * another build, requests that come in from then on are served by that one. Resolves when it
 * listens; rejects when it cannot (the port is taken, there is no build). `port` 0 takes any free one.
 */
export async function startSite(options: {
  dist: string;
  host: string;
  port: number;
  /** `lookEveryMs`: how often it is looked who takes too long. */
  patience?: typeof PATIENCE;
  /** How often `dist` is looked at. */
  lookForBuildMs?: number;
  drainMs?: number;
}): Promise<RunningServer> {
  const build = await followBuild(options.dist, {
    load: loadBuild,
    everyMs: options.lookForBuildMs ?? LOOK_FOR_BUILD_MS,
    report: (event, reason) =>
      consoleLog({ level: event === 'build-taken' ? 'info' : 'error', event, reason }),
  });

  const { headersMs, requestMs, lookEveryMs } = options.patience ?? PATIENCE;
  const limits = {
    headersTimeout: headersMs,
    requestTimeout: requestMs,
    connectionsCheckingInterval: lookEveryMs,
  };
  const server = createServer(limits, (req, res) => {
    const { files, handler, headersAt, notFound, notAllowed } = build.now();
    const isRead = req.method === 'GET' || req.method === 'HEAD';
    const target = requestTarget(req.url);
    const found = target && files.find(target.address);
    if (isRead && found && 'file' in found) return files.answer(req, res, found);

    const headers = headersAt(target?.address ?? '/404.html');
    for (const [name, value] of Object.entries(headers)) res.setHeader(name, value);
    if (isRead && found && 'pageAt' in found) {
      res.writeHead(301, { Location: found.pageAt + target.query }).end();
      return;
    }
    const noRoute = () => {
      res.setHeader('Content-Type', 'text/html; charset=utf-8');
      if (isRead || !found) res.writeHead(404).end(notFound);
      else res.writeHead(405, { Allow: 'GET, HEAD' }).end(notAllowed);
    };
    if (!target) return noRoute();
    // The routes read it, too.
    req.url = target.path + target.query;
    // Astro makes a Request of this, which cannot have the method TRACE (fetch.spec.whatwg.org,
    // "forbidden method"). No route has the other one either: each answers 405.
    if (req.method === 'TRACE') req.method = 'OPTIONS';
    void handler(req, res, noRoute);
  });

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(options.port, options.host, resolve);
  }).catch((error: unknown) => {
    build.close();
    throw error;
  });
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : options.port;
  return {
    url: `http://localhost:${port}`,
    mails: (name) => build.now().mails(name),
    async close() {
      build.close();
      await drain(server, options.drainMs ?? DRAIN_MS);
    },
  };
}

/** How often connections whose request has ended are closed while a server drains, in milliseconds. */
const DRAIN_LOOK_MS = 20;

/** Closes a server: idle connections at once, others after their request, what is left after `mostMs`. */
function drain(server: Server, mostMs: number): Promise<void> {
  return new Promise((resolve) => {
    // Closing a server closes its idle connections, but not those that become idle later.
    const idle = setInterval(() => server.closeIdleConnections(), DRAIN_LOOK_MS);
    const cut = setTimeout(() => server.closeAllConnections(), mostMs);
    server.close(() => {
      clearInterval(idle);
      clearTimeout(cut);
      resolve();
    });
  });
}
