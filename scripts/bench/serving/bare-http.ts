import { fork } from 'node:child_process';
import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { freePort } from '../../server/free-port.ts';
import { bareEnv, projectPath } from '../../settings/environment.ts';
import type { LoadedServer } from './load.ts';

/** A response as it was sent. */
export interface SentResponse {
  /** Names and values in turn, without those that Node.js adds. */
  headers: string[];
  body: Buffer;
}

/** Requests a file, and does not decompress it. */
export async function sentResponse(url: string, encoding: string): Promise<SentResponse> {
  const request = get(url, { headers: encoding ? { 'accept-encoding': encoding } : {} });
  // The event has one argument.
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  const { rawHeaders } = response;
  const headers = rawHeaders.flatMap((name, i) =>
    i % 2 === 0 && !ADDED.test(name) ? [name, rawHeaders[i + 1] ?? ''] : [],
  );
  return { headers, body: await buffer(response) };
}

const ADDED = /^(?:date|connection|keep-alive)$/i;

/** Node.js's HTTP server with nothing else. */
export interface BareHttp extends LoadedServer {
  /** Sends this response from memory to every later request. */
  serve(response: SentResponse): Promise<void>;
  close(): Promise<void>;
}

/** Starts it: a server on Node.js cannot be faster. */
export async function startBareHttp({ processes }: { processes: number }): Promise<BareHttp> {
  const port = await freePort();
  const script = projectPath('scripts/bench/serving/bare-http-process.ts');
  const child = fork(script, [String(port), String(processes)], {
    env: bareEnv(),
    serialization: 'advanced',
  });
  await once(child, 'message');
  return {
    url: `http://127.0.0.1:${port}/`,
    pid: child.pid ?? NaN,
    async serve(response) {
      child.send(response);
      await once(child, 'message');
    },
    async close() {
      child.kill();
      await once(child, 'exit');
    },
  };
}
