import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Answer } from './answers.ts';
import type { Request } from './router.ts';

/** Resend takes 40 MB of attachments, which base64 makes 54. */
const LARGEST_BODY_BYTES = 60_000_000;
const OWN_HOSTS = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/;

/** Reads a request whole; undefined when its body is larger than the sandbox takes. */
export async function readRequest(message: IncomingMessage): Promise<Request | undefined> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of message) {
    bytes += chunk.length;
    if (bytes > LARGEST_BODY_BYTES) return undefined;
    chunks.push(chunk);
  }

  const text = Buffer.concat(chunks).toString('utf8');
  const [path = '/', query = ''] = splitOnce(message.url ?? '/');
  return {
    method: message.method ?? 'GET',
    path,
    query: new URLSearchParams(query),
    params: {},
    header: (name) => message.headers[name]?.toString(),
    text,
    body: parseJson(text),
  };
}

export function writeAnswer(response: ServerResponse, answer: Answer): void {
  // A client that has gone (its timeout ran out) needs no answer.
  if (response.destroyed || response.headersSent) return;
  response.writeHead(answer.status, {
    'content-length': Buffer.byteLength(answer.text),
    'x-content-type-options': 'nosniff',
    ...answer.headers,
  });
  response.end(response.req.method === 'HEAD' ? undefined : answer.text);
}

/** Promises the whole answer, sends half of it and cuts the connection. */
export function writeHalf(response: ServerResponse, answer: Answer): void {
  const bytes = Buffer.from(answer.text);
  response.writeHead(answer.status, { ...answer.headers, 'content-length': bytes.length });
  response.write(bytes.subarray(0, bytes.length / 2), () => response.destroy());
}

/** Whether a Host header names this machine: a page elsewhere must not read us by its own name. */
export function isOwnHost(host: string | undefined): boolean {
  return host !== undefined && OWN_HOSTS.test(host);
}

/** Whether a request comes from our own pages or from no page at all. */
export function isOwnOrigin({ header }: Request): boolean {
  const site = header('sec-fetch-site');
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  const origin = header('origin');
  return origin === undefined || origin === `http://${header('host')}`;
}

function splitOnce(url: string): string[] {
  const at = url.indexOf('?');
  return at === -1 ? [url] : [url.slice(0, at), url.slice(at + 1)];
}

function parseJson(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
