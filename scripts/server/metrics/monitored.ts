import type { IncomingMessage, ServerResponse } from 'node:http';
import { type HealthAccess, mayReadHealthDetails } from '../../../src/http/health-access.ts';
import type { BatchMailer } from '../../../src/subscribers/outbox/outgoing-mail.ts';
import { requestClass } from './request-class.ts';
import type { ServerMetrics } from './server-metrics.ts';

/** Counts the response to a request at `address` when it is sent or the client is gone. */
export function countWhenDone(
  { countRequest }: ServerMetrics,
  res: ServerResponse,
  address: string | undefined,
): void {
  // Emitted once for each response; once() would cost more.
  res.on('close', () => countRequest(requestClass(address), res.statusCode));
}

/** Counts what `mailer` submits. */
export function countedMailer({ countEmails }: ServerMetrics, mailer: BatchMailer): BatchMailer {
  return {
    async submit(batch) {
      const outcome = await mailer.submit(batch);
      const refused = outcome.status === 'submitted' ? outcome.refused.length : batch.mails.length;
      countEmails('submitted', batch.mails.length - refused);
      countEmails('failed', refused);
      return outcome;
    },
  };
}

/** Answers a request for the figures to those who may read the details of `/healthz`. */
export async function answerMetrics(
  { metrics, access, build }: { metrics: ServerMetrics; access: HealthAccess; build: string },
  req: IncomingMessage,
  res: ServerResponse,
): Promise<void> {
  res.setHeader('Cache-Control', 'no-store');
  if (req.method !== 'GET' && req.method !== 'HEAD') {
    res.writeHead(405, { Allow: 'GET, HEAD' }).end();
    return;
  }
  const headers = new Headers(
    Object.entries(req.headers).map(([name, value]): [string, string] => [name, String(value)]),
  );
  if (await mayReadHealthDetails(req.socket.remoteAddress ?? '', headers, access)) {
    const { type, body } = await metrics.text(build);
    res.writeHead(200, { 'Content-Type': type }).end(req.method === 'HEAD' ? undefined : body);
    return;
  }
  res.setHeader('Content-Type', 'text/plain; charset=utf-8');
  // RFC 6750, section 3.
  if (access.token) res.writeHead(401, { 'WWW-Authenticate': 'Bearer' });
  else res.writeHead(403);
  res.end(
    'Only programs on this machine, or with the HEALTH_TOKEN of the server, may read this.\n',
  );
}
