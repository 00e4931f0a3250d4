import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { bareEnv, projectPath } from '../../scripts/settings/environment.ts';
import { freePort } from '../../scripts/server/free-port.ts';
import { startSandbox } from '../../scripts/sandbox/server.ts';
import { outputOf } from '../traces/keep-traces.ts';
import { productionEnv, until } from './running-site.ts';

const BODY = 'email=reader%40example.org';

test('when npm is stopped, the server finishes requests in progress and stops too', async () => {
  const sandbox = await startSandbox();
  const folder = await mkdtemp(join(tmpdir(), 'broadsheet-npm-'));
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const npm = spawn('npm', ['run', 'serve'], {
    cwd: projectPath('.'),
    env: {
      ...bareEnv(),
      ...productionEnv(url, sandbox.url),
      OUTBOX_PATH: join(folder, 'outbox.sqlite'),
      PORT: String(port),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = outputOf(npm);
  await until(() => output().includes('Site:') || npm.exitCode !== null);

  const idle = await connected(port);
  idle.write('GET /rss.xml HTTP/1.1\r\nHost: localhost\r\n\r\n');
  await once(idle, 'data');
  idle.resume();
  const slow = await connected(port);
  let answer = '';
  slow.setEncoding('utf8').on('data', (chunk: string) => (answer += chunk));
  slow.write(
    `POST /api/subscribe HTTP/1.1\r\nHost: localhost\r\nOrigin: ${url}\r\n` +
      `Content-Type: application/x-www-form-urlencoded\r\nContent-Length: ${BODY.length}\r\nExpect: 100-continue\r\n\r\n`,
  );
  await once(slow, 'data');
  slow.write(BODY.slice(0, 10));

  const closed = Promise.all([slow, idle].map((socket) => once(socket, 'close')));
  npm.kill('SIGTERM');
  await until(() => connected(port).then(close, () => true));
  slow.write(BODY.slice(10));
  await closed;
  expect(answer).toMatch(/^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 303 /);

  // The port is free again.
  const next = createServer().listen(port, '127.0.0.1');
  await once(next, 'listening');
  next.close();
  await sandbox.close();
  await rm(folder, { recursive: true });
});

async function connected(port: number) {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  socket.on('error', () => undefined);
  return socket;
}

function close(socket: Awaited<ReturnType<typeof connected>>): false {
  socket.destroy();
  return false;
}
