import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  announce,
  type AnnounceOptions,
} from '../../../../../scripts/newsroom/announce/announce.ts';
import { type LoopbackWorld, loopbackWorld } from '../../../../loopback-world.ts';
import { writeBuild } from './a-build.ts';

const key = 'a-key-of-the-tests';
const pages = { '/': 'Recent News', '/articles/one/': 'One', '/about/': 'About' };
const feeds = ['/rss.xml', '/topics/email/atom.xml'];

let world: LoopbackWorld;
let folder = '';
let manifest = '';
const said: string[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'broadsheet-announce-'));
  manifest = join(folder, 'state/announced.json');
  world = await loopbackWorld(() => join(folder, 'client'));
  said.length = 0;
  for (const method of ['log', 'error'] as const)
    vi.spyOn(console, method).mockImplementation((line: string) => void said.push(line));
});
afterEach(async () => {
  vi.restoreAllMocks();
  await world.close();
  await rm(folder, { recursive: true });
});

function build(changes: Partial<Parameters<typeof writeBuild>[1]> = {}) {
  const { site, hub } = world;
  return writeBuild(join(folder, 'client'), { site, hub, pages, feeds, ...changes });
}

function run(options: Partial<AnnounceOptions> = {}) {
  const indexNow = { url: world.indexNow, key };
  return announce({ client: join(folder, 'client'), manifest, indexNow, yes: true, ...options });
}

const at = (...paths: string[]) => paths.map((path) => new URL(path, world.site).href);
const asked = () => world.requests.splice(0).filter((request) => !request.startsWith('GET'));
const submitted = () => world.submissions.splice(0).flatMap(({ urlList }) => urlList);
const pinged = () => world.pings.splice(0).toSorted();

test('the first run announces every feed to the hub and every page to IndexNow, once', async () => {
  await build();
  expect(await run()).toBe(0);
  expect(world.submissions).toEqual([
    {
      host: new URL(world.site).host,
      key,
      keyLocation: `${world.site}${key}.txt`,
      urlList: at('/', '/about/', '/articles/one/'),
    },
  ]);
  expect(pinged()).toEqual(at('/feed.json', '/rss.xml', '/topics/email/atom.xml'));
  asked();

  expect(await run()).toBe(0);
  expect(world.requests).toEqual([]);
  expect(said.at(-1)).toBe('Nothing has changed since the last announced build.');
});

test('without --yes it lists what has changed, asks nobody and writes nothing', async () => {
  await build();
  expect(await run({ yes: false })).toBe(0);
  expect(world.requests).toEqual([]);
  expect(await readdir(folder)).toEqual(['client']);
  expect(said).toContain(`  ${world.site}articles/one/`);
});

test('then it announces what has changed, and a page that is gone, and nothing else', async () => {
  await build();
  await run();
  pinged();
  submitted();
  await rm(join(folder, 'client/about'), { recursive: true });
  await build({ pages: { '/': 'Recent News', '/articles/one/': 'One, corrected' } });
  expect(await run()).toBe(0);
  expect(pinged()).toEqual(at('/feed.json'));
  expect(submitted()).toEqual(at('/about/', '/articles/one/'));
  expect(JSON.parse(await readFile(manifest, 'utf8'))).not.toHaveProperty(['pages', '/about/']);
});

describe('what was not acknowledged is announced by the next run', () => {
  test('when the hub is down, IndexNow is told all the same', async () => {
    await build();
    world.answers.hub = 503;
    expect(await run()).toBe(1);
    expect(said.at(-1)).toBe(
      'The hub answered 503: 0 of 3 feeds are announced; the next run announces the others.',
    );
    expect(submitted()).toHaveLength(3);
    pinged();
    world.answers.hub = 204;
    asked();
    expect(await run()).toBe(0);
    expect([pinged().length, asked().length]).toEqual([3, 3]);
  });

  test('when IndexNow refuses, and nothing that is said repeats the key', async () => {
    await build();
    world.answers.indexNow = 403;
    expect(await run()).toBe(1);
    expect(said.join()).toContain('IndexNow answered 403: 0 of 3 pages');
    expect(said.join()).not.toContain(key);
    pinged();
    submitted();
    world.answers.indexNow = 202;
    expect(await run()).toBe(0);
    expect([pinged().length, submitted().length]).toEqual([0, 3]);
  });

  test('more than 10,000 pages are announced in parts, each written down', async () => {
    await build();
    const gone = Array.from({ length: 20_000 }, (_, i) => [`/articles/gone-${i}/`, 'x']);
    await run();
    submitted();
    const announced = JSON.parse(await readFile(manifest, 'utf8')) as { pages: object };
    Object.assign(announced.pages, Object.fromEntries(gone));
    await writeFile(manifest, JSON.stringify(announced));
    await build({ pages: { ...pages, '/about/': 'More' } });
    expect(await run()).toBe(0);
    expect(world.submissions.map(({ urlList }) => urlList.length)).toEqual([10_000, 10_000, 1]);
  });
});

describe('it refuses, and asks nobody,', () => {
  test.each([
    ['a local build for the world', { hub: 'https://hub.example/' }, /is not an https URL/],
    ['a build that is not deployed', { site: 'http://127.0.0.1:9/' }, /Deploy it first/],
  ])('%s', async (_, changes, reason) => {
    await build(changes);
    await expect(run()).rejects.toThrow(reason);
    expect(asked()).toEqual([]);
  });

  test('what is no manifest', async () => {
    await build();
    await run();
    world.requests.length = 0;
    await writeFile(manifest, (await readFile(manifest, 'utf8')).slice(0, -20));
    await expect(run()).rejects.toThrow(/delete it to announce everything again/);
    expect(world.requests).toEqual([]);
  });
});

test('without a hub and without a key there is nobody to tell', async () => {
  await build({ hub: '' });
  expect(await run({ indexNow: undefined })).toBe(0);
  expect(world.requests).toEqual([]);
  expect(said).toContain('site.config.ts sets no hub, so no hub is notified.');
});
