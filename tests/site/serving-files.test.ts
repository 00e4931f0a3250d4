import { createHash } from 'node:crypto';
import { request } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { buffer } from 'node:stream/consumers';
import type { IncomingHttpHeaders } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { elements, read, text } from './built-site.ts';
import { type RunningSite, runSite } from './running-site.ts';
import { sendExactly } from './send-exactly.ts';

let site: RunningSite;
beforeAll(async () => {
  site = await runSite();
});
afterAll(() => site.close());

const FEEDS = ['/rss.xml', '/topics/email/atom.xml', '/feed.json', '/newsletter/rss.xml'];

describe.each(FEEDS)('%s', (path) => {
  const whole = read(path.slice(1));

  test('is sent once: asked with what was answered, the answer is 304', async () => {
    const { status, headers } = await get(path);
    expect(status).toBe(200);
    const { etag = '', 'last-modified': changed = '' } = headers;
    for (const given of [
      { 'If-None-Match': etag },
      { 'If-None-Match': `"other", ${etag.replace('W/', '')}` },
      { 'If-Modified-Since': changed },
      { 'If-None-Match': etag, 'Accept-Encoding': 'br' },
    ]) {
      const again = await get(path, given);
      expect([again.status, again.body.length], JSON.stringify(given)).toEqual([304, 0]);
      expect(again.headers.etag).toBe(etag);
    }
    const other = { 'If-None-Match': 'W/"other"', 'If-Modified-Since': changed };
    expect((await get(path, other)).status).toBe(200);
  });

  test('is compressed for who can read it, and always the same text', async () => {
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

  test('may be read by the scripts of every site, and has its own type', async () => {
    const { headers } = await get(path);
    expect(headers['access-control-allow-origin']).toBe('*');
    expect(headers['content-type']).toMatch(
      /^application\/(?:rss\+xml|atom\+xml|feed\+json); charset=utf-8$/,
    );
  });
});

test('the ETag is that of the content, not of the moment of the build', async () => {
  const hash = createHash('sha256').update(read('rss.xml')).digest('base64url').slice(0, 27);
  expect((await get('/rss.xml')).headers.etag).toBe(`W/"${hash}"`);
});

test('pages are compressed; an answer made on demand is not', async () => {
  expect((await get('/', { 'Accept-Encoding': 'br' })).headers['content-encoding']).toBe('br');
  const { headers } = await get('/subscribe/confirm/?token=x', { 'Accept-Encoding': 'br' });
  expect(headers['content-encoding']).toBeUndefined();
  expect(headers['cache-control']).toBe('no-store');
});

test('a part of a file is a part of its plain bytes', async () => {
  const { status, headers, body } = await get('/rss.xml', {
    'Accept-Encoding': 'br',
    Range: 'bytes=0-4',
  });
  expect([status, headers['content-encoding'], body.toString()]).toEqual([206, undefined, '<?xml']);
});

test('what public/ holds is served as it is, well-known files too', async () => {
  const { status, headers, body } = await get('/.well-known/gpc.json');
  expect([status, headers['content-type']]).toEqual([200, 'application/json; charset=utf-8']);
  expect(JSON.parse(body.toString())).toMatchObject({ gpc: true });
});

test('no path leads out of the build', async () => {
  for (const path of ['/../package.json', '/%2e%2e/server/entry.mjs', '/%00', '/%zz']) {
    expect((await get(path)).status).toBeGreaterThanOrEqual(400);
  }
});

const send = (method: string, path: string) => sendExactly(site.url, { method, path, headers: {} });

test.each([
  ['POST', '/'],
  ['OPTIONS', '/'],
  ['TRACE', '/'],
  ['PUT', '/about/'],
  ['PUT', '/about'],
  ['DELETE', '/rss.xml'],
])('what can only be read says so: %s %s', async (method, path) => {
  const { status, headers, body } = await send(method, path);
  expect([status, headers['allow']]).toEqual([405, 'GET, HEAD']);
  expect(headers['content-type']).toBe('text/html; charset=utf-8');
  expect(elements(body, 'h1').map(text)).toEqual(['This address can only be read']);
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
])('what is not there is not found, whatever is asked of it: %s %s', async (method, path) => {
  const { status, body } = await send(method, path);
  expect(status).toBe(404);
  expect(elements(body, 'h1').map(text)).toEqual(['Page not found']);
});

test('a target may name a scheme and a host, and both are looked past', async () => {
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

/** Asks as written: no header but these, no path made tidy. */
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
