// Serves the build of a target over plain HTTP, as its host does: <target> <project copy>, at PORT.
import { createServer, type IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { serveOnCloudflare } from './cloudflare-host.ts';
import { hosts } from './hosts.ts';

const [target = '', root = ''] = process.argv.slice(2);
if (target === 'cloudflare') console.log(`Site: ${await serveOnCloudflare(root)}`);
else await serve();

async function serve(): Promise<void> {
  if (!(target in hosts)) throw new Error(`${target} is not a target.`);
  // Checked above.
  const answer = await hosts[target as keyof typeof hosts](root);

  const server = createServer((req, res) => {
    void (async () => {
      try {
        const response = await answer(requestOf(req), req.socket.remoteAddress ?? '');
        res.writeHead(response.status, Object.fromEntries(response.headers));
        if (response.body) await pipeline(Readable.fromWeb(response.body as never), res);
        else res.end();
      } catch (error) {
        console.error('The host failed:', error);
        if (!res.headersSent) res.writeHead(502);
        res.end();
      }
    })();
  });
  server.listen(Number(process.env['PORT']), 'localhost', () => {
    console.log(`Site: http://localhost:${process.env['PORT']}`);
  });
}

/** TRACE cannot be a Request (fetch.spec.whatwg.org, "forbidden method"), and no host lets it through. */
function requestOf(req: IncomingMessage): Request {
  const hasBody = req.method !== 'GET' && req.method !== 'HEAD';
  return new Request(`http://${req.headers.host ?? 'localhost'}${req.url ?? '/'}`, {
    method: req.method === 'TRACE' ? 'OPTIONS' : (req.method ?? 'GET'),
    headers: req.headersDistinct as Record<string, never>,
    ...(hasBody && { body: Readable.toWeb(req) as never, duplex: 'half' }),
  });
}
