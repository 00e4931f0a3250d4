import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import { workerLines } from '../../../../../scripts/newsroom/doctor/worker-lines.ts';

const TOKEN = 'a-token-that-only-the-worker-knows';
let server: Server;
afterEach(() => server.close());

test('the queues of a Worker are counted, dead letters apart', async () => {
  const at = await worker({ ok: true, outbox: { depth: 3, oldestSeconds: 1, parked: 1 } });
  expect(await workerLines(`${at}/news/`, TOKEN)).toEqual([
    '  3 jobs are waiting.',
    '  1 job is on the queue of dead letters. The dashboard of Cloudflare shows why, and docs/operating/hosting.md how to retry.',
  ]);
});

test('without the token of the Worker, nothing is counted', async () => {
  const at = await worker({ ok: true, outbox: { depth: 0, parked: 0 } });
  expect(await workerLines(at, TOKEN)).toEqual([
    '  No job is waiting.',
    '  No job is on the queue of dead letters.',
  ]);
  expect(await workerLines(at, 'another')).toEqual([
    expect.stringContaining('does not show its queues: it has another HEALTH_TOKEN.'),
  ]);
  expect(await workerLines(at, undefined)).toEqual([expect.stringContaining('set HEALTH_TOKEN')]);
  expect(await workerLines(undefined, TOKEN)).toEqual([expect.stringContaining('set SITE_URL')]);
});

test('a Worker that cannot be reached is named, without a stack trace', async () => {
  const at = await worker({});
  server.close();
  expect(await workerLines(at, TOKEN)).toEqual([
    expect.stringMatching(/^ {2}The Worker at .+ cannot be reached\.$/),
  ]);
});

/** A Worker that answers with these details whoever has its token, on a free port. Returns its address. */
async function worker(details: object): Promise<string> {
  server = createServer(({ headers, url }, answer) => {
    const knows = headers.authorization === `Bearer ${TOKEN}` && url?.endsWith('/healthz');
    answer.end(JSON.stringify(knows ? details : { ok: true }));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as { port: number }).port}`;
}
