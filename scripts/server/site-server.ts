import { createServer, type Server } from 'node:http';
import { consoleLog } from '../../src/providers/console/console-log.ts';
import type { MailTemplates } from '../../src/mail/mail-template.ts';
import { links } from '../../src/core/links.ts';
import type { HealthAccess } from '../../src/http/health-access.ts';
import { FILES_OF_FORMS } from '../build/files-of-forms.ts';
import { followBuild } from './current-build.ts';
import { answerMetrics, countWhenDone } from './metrics/monitored.ts';
import type { ServerMetrics } from './metrics/server-metrics.ts';
import { requestTarget } from './request-target.ts';
import { loadBuild } from './served-build.ts';
import { pathBelow } from '../../src/core/site-urls.ts';
import { siteRequest } from './site-path.ts';

/**
 * How long a client may take to send a request, in milliseconds, before the server responds 408 and
 * closes the connection. A form has 8 KB and a webhook 64 KB, which the slowest phone sends in less.
 * Behind a proxy, the proxy waits instead.
 */
const TIMEOUTS = { headersMs: 10_000, requestMs: 20_000, checkEveryMs: 1000 };

/** How often the server checks whether `dist` points to another build, in milliseconds. */
const CHECK_BUILD_MS = 1000;

/** How long a stopping server waits for requests in progress, in milliseconds. */
const DRAIN_MS = 10_000;

/** A running server of a built site. */
export interface RunningServer {
  /** The root of the site on this machine, without a slash at its end. */
  url: string;
  /** The email templates of the build that is currently served. */
  mails: MailTemplates;
  /** Stops accepting connections, finishes requests in progress, and resolves when all are closed. */
  close(): Promise<void>;
}

/**
 * Serves the build that `dist` points to: its files with their headers, and its on-demand routes. When
 * `dist` points to another build, new requests are served by that one. Resolves when the server listens;
 * rejects if it cannot (the port is in use, there is no build). `port` 0 picks any free port.
 */
export async function startSite(options: {
  dist: string;
  host: string;
  port: number;
  /** The root of the site, for the headers of pages; empty by default. */
  siteUrl?: string;
  /** Origins between which forms and their answers go, if sign-ups run apart from the site. */
  formOrigins?: readonly string[];
  /** Serves only what sign-ups need. Everything else is on the site at `siteUrl`. */
  onlyForms?: boolean;
  /** `checkEveryMs`: how often connections are checked for timeouts. */
  timeouts?: typeof TIMEOUTS;
  /** How often to check `dist`, in milliseconds. */
  checkBuildMs?: number;
  drainMs?: number;
  /** Counts requests and sign-ups, and answers `/metrics`. */
  monitor?: { metrics: ServerMetrics; access: HealthAccess };
}): Promise<RunningServer> {
  const build = await followBuild(options.dist, {
    load: (folder) => loadBuild(folder, options.siteUrl ?? '', options.formOrigins),
    everyMs: options.checkBuildMs ?? CHECK_BUILD_MS,
    report: (event, reason) =>
      consoleLog({ level: event === 'build-taken' ? 'info' : 'error', event, reason }),
  });

  const { headersMs, requestMs, checkEveryMs } = options.timeouts ?? TIMEOUTS;
  const limits = {
    headersTimeout: headersMs,
    requestTimeout: requestMs,
    connectionsCheckingInterval: checkEveryMs,
  };
  const server = createServer(limits, (req, res) => {
    const { name, base, files, handler, movedAt, headersAt, notFound, notAllowed } = build.now();
    const isRead = req.method === 'GET' || req.method === 'HEAD';
    const target = requestTarget(req.url);
    const query = target?.query ?? '';
    const asked = target && siteRequest(target, base);
    const address = asked && 'address' in asked ? asked.address : undefined;
    const { monitor } = options;
    if (monitor) countWhenDone(monitor.metrics, res, address);
    if (monitor && address === links.metrics) {
      void answerMetrics({ ...monitor, build: name }, req, res);
      return;
    }
    const found = address === undefined ? undefined : files.find(address);
    const moved = isRead && address !== undefined ? movedAt(address) : undefined;
    const isElsewhere =
      options.onlyForms && (moved || found) && !FILES_OF_FORMS.test(address ?? '');
    if (isRead && !isElsewhere && !moved && found && 'file' in found) {
      return files.answer(req, res, found);
    }

    const headers = headersAt(address ?? '/404.html');
    for (const [name, value] of Object.entries(headers)) res.setHeader(name, value);
    if (isElsewhere && isRead) {
      const path = new URL(target?.path ?? '', options.siteUrl).href;
      res.writeHead(302, { Location: path + query }).end();
      return;
    }
    if (asked && 'to' in asked && isRead) {
      res.writeHead(asked.status, { Location: asked.to }).end();
      return;
    }
    if (moved?.status === 301) {
      const to = pathBelow(moved.to, base);
      res.writeHead(301, { Location: withQuery(to, query) }).end();
      return;
    }
    if (moved) {
      res.setHeader('Content-Type', 'text/html; charset=utf-8');
      res.writeHead(410).end(moved.page);
      return;
    }
    if (isRead && found && 'pageAt' in found) {
      res.writeHead(301, { Location: pathBelow(found.pageAt, base) + query }).end();
      return;
    }
    const noRoute = () => {
      res.setHeader('Content-Type', 'text/html; charset=utf-8');
      if (isRead || !found) res.writeHead(404).end(notFound);
      else res.writeHead(405, { Allow: 'GET, HEAD' }).end(notAllowed);
    };
    if (!target || address === undefined) return noRoute();
    // On-demand routes read the URL too.
    req.url = target.path + target.query;
    // Astro makes a Request of this, which cannot have the method TRACE (fetch.spec.whatwg.org,
    // "forbidden method"). No route supports OPTIONS either, so each responds 405.
    if (req.method === 'TRACE') req.method = 'OPTIONS';
    void handler(req, res, noRoute, { countSignUp: monitor?.metrics.countSignUp });
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
    url: `http://localhost:${port}${build.now().base}`.replace(/\/$/, ''),
    mails: (name) => build.now().mails(name),
    async close() {
      build.close();
      await drain(server, options.drainMs ?? DRAIN_MS);
    },
  };
}

/** A redirect's target with the query of the request, unless it has its own. */
function withQuery(target: string, query: string): string {
  return target.includes('?') ? target : target.replace(/(?=#)|$/, () => query);
}

/** How often idle connections are closed while a server drains, in milliseconds. */
const DRAIN_CHECK_MS = 20;

/** Closes a server: idle connections at once, others after their request, the rest after `mostMs`. */
function drain(server: Server, mostMs: number): Promise<void> {
  return new Promise((resolve) => {
    // server.close() closes idle connections, but not those that become idle later.
    const idle = setInterval(() => server.closeIdleConnections(), DRAIN_CHECK_MS);
    const cut = setTimeout(() => server.closeAllConnections(), mostMs);
    server.close(() => {
      clearInterval(idle);
      clearTimeout(cut);
      resolve();
    });
  });
}
