import { once } from 'node:events';
import { appendFile, cp, mkdir, mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { createServer, type IncomingHttpHeaders, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { brotliCompressSync, brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { builtFiles } from '../../../../../scripts/server/built-files.ts';
import { MOST_BYTES } from '../../../../../scripts/server/built-files/codings.ts';
import { seededArticles } from '../../../../../scripts/bench/seeded-articles.ts';

const [TEXT = ''] = Object.values(seededArticles(1));
let folder: string;
let server: Server;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'broadsheet-files-'));
  await mkdir(join(folder, 'page'));
  await writeFile(join(folder, 'page/index.html'), TEXT);
  await writeFile(join(folder, 'small.txt'), 'small');
  await writeFile(join(folder, 'picture.png'), TEXT);
  await writeFile(join(folder, 'built.txt'), TEXT);
  await writeFile(join(folder, 'built.txt.br'), brotliCompressSync(TEXT));
  await writeFile(join(folder, 'data.csv'), TEXT);
  await writeFile(join(folder, 'data.csv.gz'), 'an archive of something else');
  await writeFile(join(folder, 'large.txt'), TEXT);
  await truncate(join(folder, 'large.txt'), MOST_BYTES + 1);
  await writeFile(join(folder, 'removed.txt'), TEXT);
  const files = await builtFiles(folder);
  await rm(join(folder, 'removed.txt'));
  server = createServer((req, res) => {
    const found = files.find(req.url ?? '/');
    if (found && 'file' in found) files.answer(req, res, found);
    else res.writeHead(404).end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterAll(async () => {
  server.close();
  await rm(folder, { recursive: true });
});

test('each form of a file has its own strong ETag and the same text', async () => {
  const plain = await get('/page/');
  const br = await get('/page/', { 'Accept-Encoding': 'gzip, deflate, br' });
  const gzip = await get('/page/', { 'Accept-Encoding': 'gzip' });
  expect(plain.body.toString()).toBe(TEXT);
  expect(brotliDecompressSync(br.body).toString()).toBe(TEXT);
  expect(gunzipSync(gzip.body).toString()).toBe(TEXT);
  expect([plain, br, gzip].map(({ headers }) => headers['content-encoding'])).toEqual([
    undefined,
    'br',
    'gzip',
  ]);
  const tags = [plain, br, gzip].map(({ headers }) => headers.etag);
  for (const tag of tags) expect(tag).toMatch(/^"[\w-]{27}"$/);
  expect(new Set(tags).size).toBe(3);
  expect(br.body.length).toBeLessThan(gzip.body.length);
});

test.each(['', 'br', 'gzip'])('a 304 for %s has the headers of a 200', async (encoding) => {
  const asked = { 'Accept-Encoding': encoding };
  const { headers } = await get('/page/', asked);
  const again = await get('/page/', { ...asked, 'If-None-Match': `"other", ${headers.etag}` });
  expect([again.status, again.body.length]).toEqual([304, 0]);
  for (const name of ['etag', 'vary', 'cache-control']) {
    expect(again.headers[name], name).toBe(headers[name]);
  }
  expect(headers.vary).toBe('Accept-Encoding');
  expect(again.headers['content-encoding']).toBeUndefined();
});

test('a file that is requested again is compressed at full strength', async () => {
  const br = { 'Accept-Encoding': 'br' };
  const full = brotliCompressSync(TEXT).length;
  await expect.poll(async () => (await get('/page/', br)).body.length).toBeLessThanOrEqual(full);
  const { headers, body } = await get('/page/', br);
  expect(brotliDecompressSync(body).toString()).toBe(TEXT);
  expect((await get('/page/', { ...br, 'If-None-Match': headers.etag ?? '' })).status).toBe(304);
});

test('compressed files of the build are sent unchanged', async () => {
  const { body } = await get('/built.txt', { 'Accept-Encoding': 'br' });
  expect(body.equals(brotliCompressSync(TEXT))).toBe(true);
});

test('ignores a file that only has the name of a compressed form', async () => {
  const { body } = await get('/data.csv', { 'Accept-Encoding': 'gzip' });
  expect(gunzipSync(body).toString()).toBe(TEXT);
  expect((await get('/data.csv.gz')).body.toString()).toBe('an archive of something else');
});

test.each(['/picture.png', '/small.txt', '/large.txt'])('%s has only one form', async (path) => {
  const { headers } = await get(path, { 'Accept-Encoding': 'br, gzip' });
  expect([headers['content-encoding'], headers.vary]).toEqual([undefined, undefined]);
});

test('responds 406 to a client that accepts no form of a file', async () => {
  const none = { 'Accept-Encoding': 'identity;q=0' };
  const { status, headers } = await get('/page/', none);
  expect([status, headers.vary]).toEqual([406, 'Accept-Encoding']);
  expect((await get('/picture.png', none)).status).toBe(200);
  const onlyBr = await get('/page/', { 'Accept-Encoding': 'br, identity;q=0', Range: 'bytes=0-9' });
  expect([onlyBr.status, onlyBr.headers['content-encoding']]).toEqual([206, 'br']);
});

test.each(['/page/', '/large.txt'])(
  'a range of %s is part of the bytes that the ETag identifies',
  async (path) => {
    const whole = await get(path);
    const { etag = '', 'last-modified': modified = '' } = whole.headers;
    const size = whole.body.length;
    const part = await get(path, { Range: 'bytes=5-9', 'If-Range': etag, 'Accept-Encoding': 'br' });
    expect([part.status, part.headers['content-range'], part.headers['content-length']]).toEqual([
      206,
      `bytes 5-9/${size}`,
      '5',
    ]);
    expect(part.body.equals(whole.body.subarray(5, 10))).toBe(true);
    expect(part.headers.etag).toBe(etag);
    for (const condition of [`W/${etag}`, '"other"', modified]) {
      const other = await get(path, { Range: 'bytes=5-9', 'If-Range': condition });
      expect([other.status, other.body.length], condition).toEqual([200, size]);
    }
    const outside = await get(path, { Range: `bytes=${size}-` });
    expect([outside.status, outside.headers['content-range']]).toEqual([416, `bytes */${size}`]);
    expect((await get(path, { Range: 'bytes=0-0', 'If-None-Match': etag })).status).toBe(304);
    expect((await get(path, { 'If-Match': '"other"' })).status).toBe(412);
  },
);

test.each(['/page/', '/large.txt'])(
  'HEAD for %s has the headers of a GET for the whole file',
  async (path) => {
    const asked = { 'Accept-Encoding': 'br', Range: 'bytes=0-1' };
    const [head, whole] = [await get(path, asked, 'HEAD'), await get(path)];
    expect([head.status, head.body.length]).toEqual([200, 0]);
    expect({ ...head.headers, date: '' }).toEqual({ ...whole.headers, date: '' });
  },
);

test('an unreadable file gets 503, not 404', async () => {
  expect((await get('/removed.txt')).status).toBe(503);
});

test('ETags differ between builds with different content', async () => {
  const next = await mkdtemp(join(tmpdir(), 'broadsheet-files-'));
  await cp(folder, next, { recursive: true });
  await appendFile(join(next, 'page/index.html'), 'A correction.');
  const first = (await get('/page/')).headers.etag ?? '';
  const files = await builtFiles(next);
  const page = files.find('/page/');
  const second = createServer((req, res) => {
    if (page && 'file' in page) files.answer(req, res, page);
  }).listen(0, '127.0.0.1');
  await once(second, 'listening');
  const { status, body } = await get('/page/', { 'If-None-Match': first }, 'GET', second);
  expect([status, body.toString()]).toEqual([200, `${TEXT}A correction.`]);
  second.close();
  await rm(next, { recursive: true });
});

interface Answer {
  status: number | undefined;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

function get(
  path: string,
  headers: Record<string, string> = {},
  method = 'GET',
  from = server,
): Promise<Answer> {
  const { port } = from.address() as AddressInfo;
  return new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port, path, method, headers }, (res) => {
      buffer(res).then(
        (body) => resolve({ status: res.statusCode, headers: res.headers, body }),
        reject,
      );
    })
      .on('error', reject)
      .end();
  });
}
