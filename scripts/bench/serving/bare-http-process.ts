// Sends the last response that it was given by bare-http.ts to every request.
import cluster from 'node:cluster';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { SentResponse } from './bare-http.ts';

const [port, processes] = process.argv.slice(2).map(Number);
let response: SentResponse = { headers: [], body: Buffer.alloc(0) };

/** Calls `take` with each response, and says when it is done. */
function onResponse(take: (response: SentResponse) => unknown): void {
  process.on('message', (given: SentResponse) => {
    void Promise.resolve(take(given)).then(() => process.send?.('taken'));
  });
}

if (cluster.isPrimary && processes !== 1) {
  cluster.setupPrimary({ serialization: 'advanced' });
  const workers = Array.from({ length: processes ?? 1 }, () => cluster.fork());
  await Promise.all(workers.map((worker) => once(worker, 'listening')));
  onResponse((given) =>
    Promise.all(
      workers.map((worker) => {
        worker.send(given);
        return once(worker, 'message');
      }),
    ),
  );
} else {
  const server = createServer((_req, res) => {
    res.writeHead(200, response.headers);
    res.end(response.body);
  });
  onResponse((given) => (response = given));
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
}
if (cluster.isPrimary) process.send?.('ready');
