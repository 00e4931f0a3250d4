import { readFileSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';

/** What every host knows without being told. */
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.xml': 'application/xml',
};

/** The file in `folder` at a URL path, or the page in the folder there. */
export function hostFile(
  folder: string,
  path: string,
): { type: string; bytes: Buffer } | undefined {
  if (!URL.canParse(path, 'http://localhost') || /%(?![\da-f]{2})/i.test(path)) return undefined;
  const found = join(folder, decodeURIComponent(path));
  const isFolder = statSync(found, { throwIfNoEntry: false })?.isDirectory() === true;
  const file = isFolder ? join(found, 'index.html') : found;
  if (statSync(file, { throwIfNoEntry: false })?.isFile() !== true) return undefined;
  const type = TYPES[extname(file)] ?? 'application/octet-stream';
  return { type, bytes: readFileSync(file) };
}

/** The response with a file. */
export function fileResponse(
  { type, bytes }: { type: string; bytes: Buffer },
  { method, status = 200, headers }: { method: string; status?: number; headers: HeadersInit },
): Response {
  const all = new Headers(headers);
  if (!all.has('content-type')) all.set('content-type', type);
  return new Response(method === 'HEAD' ? null : new Uint8Array(bytes), { status, headers: all });
}
