import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

/** A site, a WebSub hub and an IndexNow service on one loopback port, with the requests to them. */
export interface LoopbackWorld {
  site: string;
  hub: string;
  indexNow: string;
  /** Feeds that were announced to the hub. */
  pings: string[];
  /** Submissions to IndexNow. */
  submissions: { host: string; key: string; keyLocation: string; urlList: string[] }[];
  /** Response statuses of the services; 0 never responds. */
  answers: { hub: number; indexNow: number };
  /** Every request so far, as method and path. */
  requests: string[];
  close(): Promise<void>;
}

/** The site serves the files in the folder `root`, at the path `base`. */
export async function loopbackWorld(root: () => string, base = '/'): Promise<LoopbackWorld> {
  const pings: string[] = [];
  const submissions: LoopbackWorld['submissions'] = [];
  const requests: string[] = [];
  const answers = { hub: 204, indexNow: 200 };
  const server = createServer((req, res) => {
    const path = req.url ?? '/';
    requests.push(`${req.method} ${path}`);
    const end = (status: number, body?: Buffer) => {
      if (status !== 0) res.writeHead(status).end(body);
    };
    if (req.method === 'GET') {
      readFile(path.startsWith(base) ? join(root(), path.slice(base.length)) : '').then(
        (file) => end(200, file),
        () => end(404),
      );
      return;
    }
    void text(req).then((body) => {
      if (path === '/hub') {
        const form = new URLSearchParams(body);
        const isForm = req.headers['content-type']?.startsWith('application/x-www-form-urlencoded');
        if (isForm && form.get('hub.mode') === 'publish') pings.push(...form.getAll('hub.url'));
        end(answers.hub);
      } else {
        submissions.push(JSON.parse(body) as LoopbackWorld['submissions'][number]);
        end(answers.indexNow);
      }
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  return {
    site: origin + base,
    hub: `${origin}/hub`,
    indexNow: `${origin}/indexnow`,
    pings,
    submissions,
    answers,
    requests,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
