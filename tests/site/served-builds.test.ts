import { renameSync, rmSync } from 'node:fs';
import { cp, rm } from 'node:fs/promises';
import { Agent, get, type IncomingHttpHeaders } from 'node:http';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { currentBuild, unfinishedBuild } from '../../scripts/build/builds.ts';
import { rollBack } from '../../scripts/build/kept-builds.ts';
import { type RunningServer, startSite } from '../../scripts/server/site-server.ts';
import { PATIENTLY } from './signing-up.ts';
import {
  emptyProject,
  publish,
  smallBuild,
  writeFiles,
} from '../unit/scripts/build/small-builds.ts';

const SITE_URL = 'http://localhost';

/** How often the server checks for a new build. It switches within a few times as long. */
const CHECK_MS = 20;

const local = { host: '127.0.0.1', port: 0, siteUrl: SITE_URL };

let root: string;
let site: RunningServer;
const log = vi.spyOn(console, 'error').mockImplementation(() => undefined);

beforeEach(async () => {
  root = await emptyProject();
  await publish(root, smallBuild('b0'));
  vi.stubEnv('SITE_URL', SITE_URL);
  const dist = join(root, 'dist');
  site = await startSite({ ...local, dist, checkBuildMs: CHECK_MS });
  log.mockClear();
});
afterEach(async () => {
  await site.close();
  rmSync(root, { recursive: true });
});

const PATHS = ['/', '/rss.xml', '/articles/story/'];

test('a reader in a loop only sees complete pages of one build each, during ten builds', async () => {
  const reader = read();
  for (let n = 1; n <= 10; n++) {
    // A build that is killed while it writes is never served.
    if (n % 4 === 0) await writeFiles(await unfinishedBuild(root), smallBuild('killed'));
    await publish(root, smallBuild(`b${n}`));
    await taken(`b${n}`);
    await reader.another(PATHS.length);
  }
  const { faults, seen } = await reader.stop();
  expect(faults).toEqual([]);
  expect(seen).toEqual(new Set(Array.from({ length: 11 }, (_, n) => `b${n}`)));
});

test('control: a build written over the served one is noticed', async () => {
  const reader = read();
  const inPlace = join(root, 'in-place');
  await cp(join(root, 'dist/'), inPlace, { recursive: true, dereference: true });
  await site.close();
  site = await startSite({ ...local, dist: inPlace });
  await reader.another(1);
  await rm(join(inPlace, 'client'), { recursive: true });
  await reader.another(PATHS.length + 1);
  await writeFiles(inPlace, smallBuild('b1'));
  expect((await reader.stop()).faults).not.toEqual([]);
});

test('a request with the previous build’s ETag gets the new text of a changed page', async () => {
  const before = await ask('/rss.xml');
  const known = { 'if-none-match': String(before.headers.etag) };
  expect((await ask('/rss.xml', known)).status).toBe(304);
  await take('b1');
  expect(await ask('/rss.xml', known)).toMatchObject({ status: 200, body: expect.any(String) });
  expect(markOf((await ask('/rss.xml', known)).body)).toBe('b1');
});

test('after a rollback, a request with a date gets the text of the previous build', async () => {
  await take('b1');
  await sleep(1000);
  const { headers } = await ask('/rss.xml');
  await sleep(1000);
  await rollBack(root, (await currentBuild(root)) ?? '');
  await taken('b0');
  const byDate = { 'if-modified-since': String(headers['last-modified']) };
  expect(markOf((await ask('/rss.xml', byDate)).body)).toBe('b0');
});

test('the policy allows the style of the new build', async () => {
  const policy = async () => (await ask('/')).headers['content-security-policy'];
  const before = await policy();
  await take('b1');
  expect(await policy()).not.toBe(before);
});

test('a page of the previous build still finds its images; its other files are gone', async () => {
  await publish(root, { ...smallBuild('b1'), 'client/old/index.html': 'b1' });
  await taken('b1');
  await take('b2');
  expect(markOf((await ask('/_astro/look.b0.css')).body)).toBe('b0');
  expect((await ask('/_astro/look.b0.css')).headers['cache-control']).toContain('immutable');
  expect((await ask('/old/')).status).toBe(404);
});

test('builds with the same code share it; changed code is loaded', async () => {
  const first = await ask('/on-demand');
  await take('b1');
  expect((await ask('/on-demand')).body).toBe(first.body);
  await publish(root, smallBuild('b2', 'new code '));
  await taken('b2');
  expect((await ask('/on-demand')).body).toMatch(/^new code .* and loaded late$/);
});

test('all code is loaded at once: it works after its folder is deleted', async () => {
  for (const mark of ['b1', 'b2', 'b3', 'b4', 'b5']) await take(mark);
  const { status, body } = await ask('/on-demand');
  expect([status, body]).toEqual([200, expect.stringContaining('and loaded late')]);
});

test('a build that cannot be loaded is reported in one line, and the previous one is served', async () => {
  await publish(root, { ...smallBuild('b1', 'x'), 'server/entry.mjs': 'export const handler = ;' });
  await expect.poll(() => log.mock.calls, PATIENTLY).toHaveLength(1);
  expect(log.mock.calls[0]?.[0]).toMatch(/"level":"error","event":"build-not-taken","reason":".+"/);
  expect(markOf((await ask('/')).body)).toBe('b0');
  await take('b2');
});

test('replacing dist/ in place with other code is refused in one line that says what to do', async () => {
  const plain = join(root, 'plain');
  await writeFiles(plain, smallBuild('p0', 'old code '));
  await site.close();
  site = await startSite({
    ...local,
    dist: plain,
    checkBuildMs: CHECK_MS,
  });
  await writeFiles(join(root, 'next'), smallBuild('p1', 'new code '));
  renameSync(plain, join(root, 'away'));
  renameSync(join(root, 'next'), plain);
  await expect.poll(() => log.mock.calls, PATIENTLY).toHaveLength(1);
  expect(log.mock.calls[0]?.[0]).toContain('was replaced in place. Restart the server.');
  expect((await ask('/on-demand')).body).toMatch(/^old code /);
});

test('closing finishes requests in progress and closes idle connections', async () => {
  await publish(root, {
    ...smallBuild('b1', 'slow'),
    'server/entry.mjs': `export const handler = (req, res) => setTimeout(() => res.end('late'), 500);`,
  });
  await taken('b1');
  const idle = new Agent({ keepAlive: true });
  await ask('/', {}, idle);
  const answer = ask('/slow', {}, new Agent({ keepAlive: true }));
  await sleep(100);
  const closed = site.close();
  expect(await answer).toMatchObject({ status: 200, body: 'late' });
  await closed;
  await expect(ask('/')).rejects.toThrow('ECONNREFUSED');
  idle.destroy();
});

test('closing cuts off requests that never end', async () => {
  await publish(root, {
    ...smallBuild('b1', 'never'),
    'server/entry.mjs': 'export const handler = () => undefined;',
  });
  await site.close();
  site = await startSite({ ...local, dist: join(root, 'dist'), drainMs: 100 });
  const answer = ask('/never').catch((error: Error) => error.message);
  await sleep(100);
  await site.close();
  expect(await answer).toContain('hang up');
});

async function take(mark: string): Promise<void> {
  await publish(root, smallBuild(mark));
  await taken(mark);
}

async function taken(mark: string): Promise<void> {
  await expect.poll(async () => markOf((await ask('/')).body), PATIENTLY).toBe(mark);
}

interface Answer {
  status: number | undefined;
  headers: IncomingHttpHeaders;
  body: string;
}

/** Sends a request on its own connection, unless `agent` keeps one. */
function ask(path: string, headers: Record<string, string> = {}, agent?: Agent): Promise<Answer> {
  const { port } = new URL(site.url);
  return new Promise((resolve, reject) => {
    const options = { host: '127.0.0.1', port, path, headers, agent: agent ?? false };
    get(options, (res) => {
      buffer(res).then(
        (body) => resolve({ status: res.statusCode, headers: res.headers, body: String(body) }),
        reject,
      );
    }).on('error', reject);
  });
}

/** The marks at the start and end of a text; both if they differ or one is missing. */
function markOf(text: string): string {
  const marks = [...text.matchAll(/<!-- (\w+) -->/g)].map(([, mark]) => mark);
  const [first, last] = marks;
  return marks.length === 2 && first === last && first ? first : `mixed: ${marks.join(', ')}`;
}

/** A reader that requests one path after another, and what the pages load, until it is stopped. */
function read() {
  const faults: string[] = [];
  const seen = new Set<string>();
  let asked = 0;
  let isStopped = false;
  const kept = new Agent({ keepAlive: true, maxSockets: 1 });
  const loop = async () => {
    while (!isStopped) {
      const path = PATHS[asked % PATHS.length] ?? '/';
      const agent = asked % 2 ? kept : undefined;
      const { status, body } = await ask(path, {}, agent);
      const mark = markOf(body);
      if (status !== 200 || mark.startsWith('mixed')) faults.push(`${path}: ${status} ${mark}`);
      seen.add(mark);
      const [, asset] = /href="(.+?)"/.exec(body) ?? [];
      if (asset) {
        const loaded = await ask(asset, {}, agent);
        if (loaded.status !== 200 || markOf(loaded.body) !== mark)
          faults.push(`${asset} of ${mark}`);
      }
      asked++;
    }
    kept.destroy();
  };
  const ended = loop().catch((error: unknown) => faults.push(String(error)));
  return {
    /** Resolves after this many more requests. */
    async another(count: number) {
      const enough = asked + count;
      await expect.poll(() => asked >= enough || faults.length > 0, PATIENTLY).toBe(true);
    },
    async stop() {
      isStopped = true;
      await ended;
      return { faults, seen };
    },
  };
}
