import { readFile, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readPolicyFacts } from '../../scripts/build/policy-facts.ts';
import { addFront } from '../../scripts/hosting/hosted-build.ts';
import { headersAt } from '../../src/http/headers-at.ts';
import { headerTable } from '../../src/http/header-table.ts';
import { client } from '../site/built-site.ts';
import { exampleOf } from '../site/header-examples.ts';
import { HEALTH_TOKEN, type HostedSite, hostSite, unchanged, webServers } from './web-server.ts';

const table = headerTable({ siteUrl: 'http://localhost/', ...(await readPolicyFacts(client)) });

const isAnyHere = webServers.some(({ isHere }) => isHere);
let site: HostedSite;
beforeAll(async () => {
  if (isAnyHere) site = await hostSite();
});
afterAll(() => site?.close());

describe.each(webServers.filter(({ isHere }) => isHere))(
  '$name with the file of npm run hosting',
  (server) => {
    let front: { close(): Promise<void> };
    beforeAll(async () => {
      await site.swap(unchanged);
      front = await site.putInFront(server);
    });
    afterAll(() => front.close());

    const get = (path: string, headers: Record<string, string> = {}) =>
      fetch(site.url + path, { headers, redirect: 'manual' });

    /** How many requests Node.js has answered. */
    const atNode = async () => {
      const text = await (
        await fetch(`${site.node.url}/metrics`, {
          headers: { authorization: `Bearer ${HEALTH_TOKEN}` },
        })
      ).text();
      const counts = [
        ...text.matchAll(/^broadsheet_requests_total\{class="(?!monitoring)[^}]*\} (\d+)$/gm),
      ];
      return counts.reduce((sum, [, count]) => sum + Number(count), 0);
    };

    test('sends the headers of the table for each class of files, to browsers and to programs, without Node.js', async () => {
      const before = await atNode();
      for (const { of, addresses } of table) {
        const path = exampleOf(table, addresses);
        for (const accept of ['text/html', '*/*']) {
          const { status, headers } = await get(path, { accept });
          expect(status, path).toBe(200);
          const { Vary, ...own } = headersAt(table).file(path, accept);
          for (const [name, value] of Object.entries(own))
            expect(headers.get(name), `${name} of ${of}`).toBe(value);
          if (Vary) expect(headers.get('vary'), of).toContain(Vary);
        }
      }
      expect(await atNode()).toBe(before);
    });

    test.each(['/', '/feeds/', '/rss.xml', '/favicon.svg', '/feed.css', '/llms.txt', '/logo.png'])(
      'sends %s with the type and the text that Node.js sends',
      async (path) => {
        const [here, there] = await Promise.all([get(path), fetch(site.node.url + path)]);
        expect(here.headers.get('content-type')).toBe(there.headers.get('content-type'));
        expect(await here.text()).toBe(await there.text());
      },
    );

    test('sends the compressed files of the build', async () => {
      const { headers } = await get('/', { 'accept-encoding': 'gzip' });
      expect(headers.get('content-encoding')).toBe('gzip');
      expect(headers.get('vary')).toContain('Accept-Encoding');
      const sent = await sentBytes(`${site.url}/`, { 'accept-encoding': 'gzip' });
      expect(sent.equals(await readFile(join(client, 'index.html.gz')))).toBe(true);
    });

    test.each([
      ['/nowhere/', 404],
      ['/healthz', 200],
      ['/api/subscribe', 405],
      ['/preferences/', 400],
      ['/articles/x.md', 404],
      ['/articles/what-guid-means-in-rss/', 301],
      ['/feeds', 301],
      ['/_astro/', 404],
      ['/../package.json', 404],
    ])(
      'passes %s on to Node.js, which answers %s with the headers of every response',
      async (path, status) => {
        const before = await atNode();
        const response = await get(path);
        const own = headersAt(table).every(path);
        delete own['Referrer-Policy'];
        expect(response.status).toBe(status);
        if (path !== '/healthz') expect(await atNode()).toBeGreaterThan(before);
        for (const [name, value] of Object.entries(own))
          expect(response.headers.get(name), name).toBe(value);
      },
    );

    test('redirects former slugs with their query, and pages without their slash', async () => {
      const moved = await get('/articles/what-guid-means-in-rss/?utm=1');
      expect(moved.headers.get('location')).toBe('/articles/the-guid-in-rss/?utm=1');
      expect((await get('/feeds?a=b')).headers.get('location')).toBe('/feeds/?a=b');
    });

    test('answers another method with 405, and a change of nothing with 304', async () => {
      const posted = await fetch(`${site.url}/feeds/`, { method: 'POST', body: 'a=b' });
      expect([posted.status, posted.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
      const posted2 = await fetch(`${site.url}/rss.xml`, { method: 'DELETE' });
      expect(posted2.status).toBe(405);
      const etag = (await get('/feeds/')).headers.get('etag') ?? '';
      expect((await get('/feeds/', { 'if-none-match': etag })).status).toBe(304);
    });

    test('a sign-up counts against the address of its reader', async () => {
      const net = webServers.indexOf(server) + 1;
      const from = (localAddress: string) => signUpFrom(site.url, localAddress);
      expect(await from(`127.0.${net}.2`)).toBe(303);
      expect(await from(`127.0.${net}.3`)).toBe(303);
      expect(await from(`127.0.${net}.2`)).toBe(429);
    });

    test('readers see one build or the other while builds are swapped, with the headers of each', async () => {
      const titles = new Set<string>();
      const others: number[] = [];
      let isDone = false;
      const reader = async () => {
        while (!isDone) {
          await sleep(20);
          const response = await get('/');
          if (response.status !== 200) others.push(response.status);
          titles.add(/<title>([^<]*)/.exec(await response.text())?.[1] ?? '');
          if ((await get('/rss.xml')).status !== 200) others.push(0);
        }
      };
      const reading = Promise.all([reader(), reader()]);
      const retitle = (title: string) => async (build: string) => {
        const page = join(build, 'client/index.html');
        const html = await readFile(page, 'utf8');
        await Promise.all(['.br', '.gz'].map((suffix) => rm(page + suffix)));
        await replace(page, html.replace(/<title>[^<]*/, `<title>${title}`));
      };
      await site.swap(retitle('Second'));
      expect(await (await get('/')).text()).toContain('<title>Second');
      const seen = (title: string) =>
        expect.poll(() => [...titles], { timeout: 20_000 }).toContain(title);
      await seen('Second');
      // One with other headers and redirects.
      const before = await atNode();
      await site.swap(async (build) => {
        await retitle('Third')(build);
        await replace(join(build, 'client/redirects.json'), '{"/feeds": "/archive/"}');
        await rm(join(build, 'front'), { recursive: true });
        await addFront(build, []);
      });
      await expect.poll(async () => (await get('/feeds/')).status, { timeout: 20_000 }).toBe(301);
      expect(await (await get('/')).text()).toContain('<title>Third');
      expect(await atNode()).toBeGreaterThan(before);
      await seen('Third');
      isDone = true;
      await reading;
      expect(others).toEqual([]);
    });
  },
);

test.runIf(isAnyHere)('sends a site below a path, and leaves the rest to Node.js', async () => {
  const below = await hostSite({
    path: '/news',
    async prepare(build) {
      const feed = join(build, 'client/feed.json');
      const json = JSON.parse(await readFile(feed, 'utf8')) as { home_page_url: string };
      json.home_page_url = new URL('/news/', json.home_page_url).href;
      await replace(feed, JSON.stringify(json));
      await rm(join(build, 'front'), { recursive: true });
      await addFront(build, []);
    },
  });
  try {
    for (const server of webServers.filter(({ isHere }) => isHere)) {
      const front = await below.putInFront(server);
      const get = (path: string) => fetch(new URL(path, below.url), { redirect: 'manual' });
      const search = await get('/news/search/');
      expect(search.status).toBe(200);
      expect(search.headers.get('content-security-policy')).toContain("'wasm-unsafe-eval'");
      const markdown = await get('/news/articles/the-guid-in-rss.md');
      expect(markdown.headers.get('content-type')).toBe('text/markdown; charset=utf-8');
      expect((await get('/')).headers.get('location')).toBe('/news/');
      expect((await get('/search/')).status).toBe(404);
      const moved = await get('/news/articles/what-guid-means-in-rss/');
      expect(moved.headers.get('location')).toBe('/news/articles/the-guid-in-rss/');
      expect((await get('/robots.txt')).status).toBe(200);
      await front.close();
    }
  } finally {
    await below.close();
  }
});

/** Replaces a file, which may have other names. */
async function replace(file: string, text: string): Promise<void> {
  await rm(file);
  await writeFile(file, text);
}

/** The body of a response as it is sent. */
function sentBytes(url: string, headers: Record<string, string>): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    request(url, { headers }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => void parts.push(part));
      response.on('end', () => resolve(Buffer.concat(parts)));
    })
      .on('error', reject)
      .end();
  });
}

/** Posts a sign-up from a loopback address. Resolves with the status of the response. */
function signUpFrom(url: string, localAddress: string): Promise<number> {
  const { port } = new URL(url);
  const body = `email=${crypto.randomUUID()}%40example.org`;
  const headers = {
    host: new URL(url).host,
    origin: new URL(url).origin,
    'content-type': 'application/x-www-form-urlencoded',
    'content-length': body.length,
  };
  return new Promise((resolve, reject) => {
    const options = {
      port,
      localAddress,
      host: '127.0.0.1',
      path: '/api/subscribe',
      method: 'POST',
      headers,
    };
    request(options, (response) => resolve(response.resume().statusCode ?? 0))
      .on('error', reject)
      .end(body);
  });
}
