import { readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { once } from 'node:events';
import { extname, join } from 'node:path';

/** What a web server knows without being told. */
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.wasm': 'application/wasm',
};

/**
 * A web server that knows nothing but files: those in `folder`, below the path `base`. `headersAt` are
 * the headers of a URL path on a host that reads `_headers`.
 */
export async function servePlainFiles(
  folder: string,
  {
    port,
    base = '/',
    headersAt = () => ({}),
  }: { port: number; base?: string; headersAt?: (path: string) => Record<string, string> },
): Promise<{ close(): Promise<void> }> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '', 'http://localhost');
    const path = join(folder, decodeURIComponent(pathname.slice(base.length)));
    const file = statSync(path, { throwIfNoEntry: false })?.isDirectory()
      ? join(path, 'index.html')
      : path;
    const isFile =
      pathname.startsWith(base) && statSync(file, { throwIfNoEntry: false })?.isFile() === true;
    const found = isFile ? file : join(folder, '404.html');
    const type = TYPES[extname(found)] ?? 'application/octet-stream';
    response.writeHead(isFile ? 200 : 404, { 'content-type': type, ...headersAt(pathname) });
    response.end(request.method === 'GET' ? readFileSync(found) : undefined);
  });
  await once(server.listen(port, '127.0.0.1'), 'listening');
  return {
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
