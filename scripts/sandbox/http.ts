import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Answer } from './answers.ts';
import type { Request } from './router.ts';

/** Resend accepts 40 MB of attachments, which are 54 MB in base64. */
const LARGEST_BODY_BYTES = 60_000_000;
const OWN_HOSTS = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/;

/** Reads a whole request; undefined if its body is larger than the sandbox accepts. */
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
  // A client that disconnected, for example after a timeout, needs no response.
  if (response.destroyed || response.headersSent) return;
  response.writeHead(answer.status, {
    'content-length': Buffer.byteLength(answer.text),
    'x-content-type-options': 'nosniff',
    ...answer.headers,
  });
  response.end(response.req.method === 'HEAD' ? undefined : answer.text);
}

/** Announces the whole response, sends half of it and closes the connection. */
export function writeHalf(response: ServerResponse, answer: Answer): void {
  const bytes = Buffer.from(answer.text);
  response.writeHead(answer.status, { ...answer.headers, 'content-length': bytes.length });
  response.write(bytes.subarray(0, bytes.length / 2), () => response.destroy());
}

/** Whether a Host header names this machine, which protects against DNS rebinding. */
export function isOwnHost(host: string | undefined): boolean {
  return host !== undefined && OWN_HOSTS.test(host);
}

/** Whether a request comes from the sandbox's own pages, or from no page. */
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
