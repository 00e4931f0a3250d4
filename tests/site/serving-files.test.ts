import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { buffer } from 'node:stream/consumers';
import type { IncomingHttpHeaders } from 'node:http';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { client, elements, read, text } from './built-site.ts';
import { type RunningSite, runSite } from './running-site.ts';
import { sendExactly } from './send-exactly.ts';
import { manyRuns } from '../many-runs.ts';

let site: RunningSite;
beforeAll(async () => {
  site = await runSite();
});
afterAll(() => site.close());

const FEEDS = ['/rss.xml', '/topics/email/atom.xml', '/feed.json', '/newsletter/rss.xml'];

describe.each(FEEDS)('%s', (path) => {
  const whole = read(path.slice(1));

  test('responds 304 to a request with its validators', async () => {
    const { status, headers } = await get(path);
    expect(status).toBe(200);
    const { etag = '', 'last-modified': changed = '' } = headers;
    for (const given of [
      { 'If-None-Match': etag },
      { 'If-None-Match': `"other", ${etag.replace('W/', '')}` },
      { 'If-Modified-Since': changed },
    ]) {
      const again = await get(path, given);
      expect([again.status, again.body.length], JSON.stringify(given)).toEqual([304, 0]);
      expect([again.headers.etag, again.headers.vary]).toEqual([etag, 'Accept, Accept-Encoding']);
    }
    const br = { 'Accept-Encoding': 'br' };
    const { etag: packedTag = '' } = (await get(path, br)).headers;
    expect((await get(path, { ...br, 'If-None-Match': packedTag })).status).toBe(304);
    const other = { 'If-None-Match': 'W/"other"', 'If-Modified-Since': changed };
    expect((await get(path, other)).status).toBe(200);
  });

  test('is compressed for clients that accept it, and always has the same text', async () => {
    const plain = await get(path);
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect(plain.body.toString()).toBe(whole);
    const packed = { br: brotliDecompressSync, gzip: gunzipSync };
    for (const [encoding, unpack] of Object.entries(packed)) {
      const { headers, body } = await get(path, { 'Accept-Encoding': encoding });
      expect(headers['content-encoding']).toBe(encoding);
      expect(headers.vary).toMatch(/Accept\b.*Accept-Encoding/);
      expect(unpack(body).toString()).toBe(whole);
      expect(body.length).toBeLessThan(whole.length / 2);
    }
  });

  test('may be read by scripts of every site, and has its own content type', async () => {
    const { headers } = await get(path);
    expect(headers['access-control-allow-origin']).toBe('*');
    expect(headers['content-type']).toMatch(
      /^application\/(?:rss\+xml|atom\+xml|feed\+json); charset=utf-8$/,
    );
  });
});

test('the ETag depends on the content, not on the time of the build', async () => {
  const hash = createHash('sha256').update(read('rss.xml')).digest('base64url').slice(0, 27);
  expect((await get('/rss.xml')).headers.etag).toBe(`"${hash}"`);
});

test('pages are compressed; on-demand responses are not', async () => {
  expect((await get('/', { 'Accept-Encoding': 'br' })).headers['content-encoding']).toBe('br');
  const { headers } = await get('/subscribe/confirm/?token=x', { 'Accept-Encoding': 'br' });
  expect(headers['content-encoding']).toBeUndefined();
  expect(headers['cache-control']).toBe('no-store');
});

test('a range refers to the uncompressed file, and only to the version that the client has', async () => {
  const asked = { 'Accept-Encoding': 'br', Range: 'bytes=0-4' };
  const { status, headers, body } = await get('/rss.xml', asked);
  expect([status, headers['content-encoding'], body.toString()]).toEqual([206, undefined, '<?xml']);
  const { etag = '' } = headers;
  expect((await get('/rss.xml', { ...asked, 'If-Range': etag })).status).toBe(206);
  expect((await get('/rss.xml', { ...asked, 'If-Range': `W/${etag}` })).status).toBe(200);
});

test('the build contains compressed pages and feeds, smallest with Brotli', async () => {
  for (const path of ['/', '/rss.xml', '/feed.json']) {
    const [plain, gzip, br] = await Promise.all(
      ['', 'gzip', 'br'].map((encoding) => get(path, { 'Accept-Encoding': encoding })),
    );
    const file = `${client}${path.replace(/\/$/, '/index.html')}`;
    expect(gzip?.body.equals(readFileSync(`${file}.gz`)), path).toBe(true);
    expect(br?.body.equals(readFileSync(`${file}.br`)), path).toBe(true);
    expect(gzip?.body.length).toBeLessThan(plain?.body.length ?? 0);
    expect(br?.body.length).toBeLessThan(gzip?.body.length ?? 0);
  }
});

test('files in public/ are served unchanged, well-known files too', async () => {
  const { status, headers, body } = await get('/.well-known/gpc.json');
  expect([status, headers['content-type']]).toEqual([200, 'application/json; charset=utf-8']);
  expect(JSON.parse(body.toString())).toMatchObject({ gpc: true });
});

test.each([
  // Files outside dist/client, and missing ones.
  ...['/../server', '/../nothing', '/../client', '/../../package.json', '/../../nothing.json'],
  ...['/%2e%2e/client/about', '/%2e%2e/server/entry.mjs', '/about/..', '/about/../about'],
  ...['/\\evil.com/..', '/\\evil.com/%2e%2e', '/%5cevil.com/..', '/..%2fclient', '/about%2f'],
  ...['/%00', '/%zz', '//evil.com/..'],
])('%s is 404 and does not redirect', async (path) => {
  const { status, headers, body } = await get(path);
  expect([status, headers.location]).toEqual([404, undefined]);
  expect(body.toString()).toBe(read('404.html'));
});

test.each([
  ['/search?q=what?really', '/search/?q=what?really'],
  ['/about?', '/about/?'],
  ['//about?to=//evil.com', '/about/?to=//evil.com'],
  ['/%61bout', '/about/'],
])('%s redirects to %s', async (path, location) => {
  const { status, headers } = await get(path);
  expect([status, headers.location]).toEqual([301, location]);
});

test('every redirect leads to a page of this site, for any request', async () => {
  const piece = fc.constantFrom(
    ...['/', '/', '//', '\\', '..', '.', '%2e', '%5c', '%2f', 'about', 'search', 'evil.com', '@'],
    ...['?', '#', ':', 'http:', '%0d%0a', '%C3%A9', '_image', 'api', 'subscribe'],
  );
  const target = fc.array(piece, { maxLength: 8 }).map((parts) => `/${parts.join('')}`);
  await fc.assert(
    fc.asyncProperty(target, async (path) => {
      const { status = 0, headers } = await get(path);
      expect(status, path).toBeLessThan(500);
      if (headers.location === undefined) return;
      const to = new URL(headers.location, 'https://site.example/a/b/');
      expect(to.origin, path).toBe('https://site.example');
      const page = await get(to.pathname);
      expect(page.status, path).toBe(200);
      if (path.includes('?')) expect(headers.location).toContain(path.slice(path.indexOf('?')));
    }),
    { numRuns: manyRuns(200) },
  );
});

const send = (method: string, path: string) => sendExactly(site.url, { method, path, headers: {} });

test.each([
  ['POST', '/'],
  ['OPTIONS', '/'],
  ['TRACE', '/'],
  ['PUT', '/about/'],
  ['PUT', '/about'],
  ['DELETE', '/rss.xml'],
])('responds 405 to %s %s', async (method, path) => {
  const { status, headers, body } = await send(method, path);
  expect([status, headers['allow']]).toEqual([405, 'GET, HEAD']);
  expect(headers['content-type']).toBe('text/html; charset=utf-8');
  expect(elements(body, 'h1').map(text)).toEqual(['This page is read-only']);
});

test.each([
  ['POST', '/nothing/'],
  ['TRACE', '/nothing/'],
  ['PUT', '/_astro/'],
  ['POST', '/../package.json'],
  ['POST', '/%2e%2e/server/entry.mjs'],
  ['POST', '/%00'],
  ['GET', '/_image?href=%2Flogo.png&f=avif&q=100'],
  ['GET', '/%5Fimage/?href=%2Flogo.png&f=zzz'],
  ['GET', '//_image'],
  ['GET', '/_server-islands/x'],
])('responds 404 to %s %s', async (method, path) => {
  const { status, body } = await send(method, path);
  expect(status).toBe(404);
  expect(elements(body, 'h1').map(text)).toEqual(['Page not found']);
});

test('ignores the scheme and host in a request target', async () => {
  for (const origin of [site.url, 'HTTP://evil.example', 'https://user@evil.example:1']) {
    expect((await send('GET', `${origin}/rss.xml`)).body).toBe(read('rss.xml'));
    expect((await send('GET', origin)).body).toBe(read('index.html'));
    expect((await send('GET', `${origin}/about?x`)).headers['location']).toBe('/about/?x');
    expect((await send('POST', `${origin}/api/subscribe`)).status).toBe(403);
  }
});

interface Answer {
  status: number | undefined;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** Sends the request as written: no other headers, no normalized path. */
function get(path: string, headers: Record<string, string> = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(site.url);
    request(
      { hostname: hostname === 'localhost' ? '127.0.0.1' : hostname, port, path, headers },
      (res) => {
        buffer(res).then(
          (body) => resolve({ status: res.statusCode, headers: res.headers, body }),
          reject,
        );
      },
    )
      .on('error', reject)
      .end();
  });
}
