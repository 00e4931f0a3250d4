import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join, sep } from 'node:path';
import compression from 'compression';
import send from 'send';
import { feedHeaders } from '../src/http/feed-headers.ts';

/** Content hashes stand in the names of these files, so they never change. */
const IMMUTABLE = /^\/_astro\//;

/**
 * Answers reads of the files under `client`: conditional requests and ranges (RFC 9110), gzip and
 * brotli where they help. What is no file is left to `next`.
 */
export function builtFiles(client: string) {
  const compress = compression({
    // A part of a file is a part of its plain bytes. Only files have an ETag: what is made on demand
    // may hold a token, and the size of compressed secrets tells of them.
    filter: (req, res) =>
      !req.headers.range && res.hasHeader('ETag') && compression.filter(req, res),
  });
  const etags = new Map<string, string>();
  /** Of the content, so that a build that changes nothing is no news; weak, as all encodings share it. */
  const etagOf = (file: string) => {
    const known = etags.get(file);
    if (known) return known;
    const hash = createHash('sha256').update(readFileSync(file)).digest('base64url');
    const etag = `W/"${hash.slice(0, 27)}"`;
    etags.set(file, etag);
    return etag;
  };

  return (req: IncomingMessage, res: ServerResponse, path: string, next: () => void) => {
    // Nothing is hidden in a build: what begins with a dot is /.well-known/ (RFC 8615).
    const stream = send(req, path, { root: client, cacheControl: false, dotfiles: 'allow' });
    stream.on('headers', (_: ServerResponse, file: string) => {
      const cache = IMMUTABLE.test(path)
        ? 'public, max-age=31536000, immutable'
        : 'public, max-age=0, must-revalidate';
      res.setHeader('Cache-Control', cache);
      res.setHeader('ETag', etagOf(file));
      const headers = feedHeaders(path, req.headers.accept);
      for (const [name, value] of Object.entries(headers)) res.setHeader(name, value);
    });
    stream.on('directory', () => void next());
    stream.on('error', ({ status }: { status: number }) => {
      if (status !== 412 && status !== 416) return void next();
      res.writeHead(status).end();
    });
    // Its types are those of Express, which are these with more.
    const [expressReq, expressRes] = [req, res] as unknown as Parameters<typeof compress>;
    compress(expressReq, expressRes, () => stream.pipe(res));
  };
}

/** Whether a file or a page of the build stands at `path`, whatever is asked of it. */
export function isBuilt(client: string, path: string): boolean {
  try {
    const file = join(client, decodeURIComponent(path));
    if (!file.startsWith(join(client, sep))) return false;
    const isFile = (at: string) => statSync(at, { throwIfNoEntry: false })?.isFile() === true;
    return isFile(file) || isFile(join(file, 'index.html'));
  } catch {
    // A broken escape, NUL, a file taken for a folder: nothing can stand there.
    return false;
  }
}
