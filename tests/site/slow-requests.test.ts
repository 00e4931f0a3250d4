import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { projectPath } from '../../scripts/settings/environment.ts';
import { startSite } from '../../scripts/server/site-server.ts';

/** Long enough for any client that keeps sending, even on a busy machine. */
const TIMEOUTS = { headersMs: 1500, requestMs: 2000, checkEveryMs: 100 };

let site: Awaited<ReturnType<typeof startSite>>;
beforeAll(async () => {
  vi.stubEnv('SITE_URL', 'https://news.example');
  // Never opened: no request gets that far.
  vi.stubEnv('OUTBOX_PATH', join(tmpdir(), 'broadsheet-no-outbox.sqlite'));
  const dist = projectPath('dist');
  site = await startSite({
    dist,
    host: '127.0.0.1',
    port: 0,
    siteUrl: 'https://news.example',
    timeouts: TIMEOUTS,
  });
});
afterAll(() => site.close());

const HEAD = [
  'POST /api/subscribe HTTP/1.1',
  'Host: news.example',
  'Origin: https://news.example',
  'Content-Type: application/x-www-form-urlencoded',
  'Content-Length: 40',
  'Connection: close',
  '\r\n',
].join('\r\n');
const BODY = 'email=nobody&page=%2F'.padEnd(40, '&');

/** Sends the pieces with a short pause between them, until all are sent or the connection closes. */
async function answerTo(pieces: Iterable<string>, apartMs: number): Promise<string> {
  const socket = connect(Number(new URL(site.url).port), '127.0.0.1');
  let answer = '';
  socket.setEncoding('latin1').on('data', (chunk: string) => (answer += chunk));
  // Writing after the connection was closed.
  socket.on('error', () => undefined);
  const closed = new Promise((resolve) => socket.once('close', resolve));
  for (const piece of pieces) {
    if (socket.destroyed || socket.readableEnded) break;
    socket.write(piece);
    await sleep(apartMs);
  }
  await closed;
  return answer;
}

test.each([
  ['a body', [HEAD, ...'x'.repeat(39)]],
  ['a head', [...HEAD.repeat(2)]],
  ['nothing', []],
])('cuts off a client that sends %s one byte at a time', async (_name, pieces) => {
  expect(await answerTo(pieces, 200)).toMatch(/^HTTP\/1\.1 408 Request Timeout\r\n/);
});

test('responds to a client that sends in two pieces with a pause', async () => {
  const pieces = [HEAD, BODY.slice(0, 20), BODY.slice(20)];
  expect(await answerTo(pieces, 50)).toMatch(/^HTTP\/1\.1 422 /);
});
