import { execFile } from 'node:child_process';
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bareEnv } from '../../scripts/settings/environment.ts';
import { copyProject, type ProjectCopy } from '../../scripts/testing/project-copy.ts';
import { client as rootClient, read } from '../site/built-site.ts';
import { type RunningSite, runSite, until } from '../site/running-site.ts';
import { linkIn, signingUpOn } from '../site/signing-up.ts';
import { linksIn } from '../site/stray-links.ts';
import { readFeed } from '../read-feed.ts';
import { openBrowser } from './open-site.ts';

// A publication with a page at the name of its path, so that no path can be taken for an address.
const SITE_URL = new URL('https://example.org/news/');

const ON_DEMAND = /^\/news\/(?:api|preferences|unsubscribe)\//;

const browser = await openBrowser();
let copy: ProjectCopy;
let client: string;
let site: RunningSite;

beforeAll(async () => {
  copy = await copyProject({ warm: true });
  await copy.write({
    'content/redirects.yaml': '/2025/old.html: /articles/json-feed-1-1/\n',
    'content/newsletters/welcome.md':
      '---\nsubject: Good to see you\n---\n\nRead [what we do](/about/).\n',
  });
  await promisify(execFile)(process.execPath, ['scripts/build.ts'], {
    cwd: copy.folder,
    env: { ...bareEnv(), SITE_URL: SITE_URL.href, BUILD_NOW: '2025-04-15T00:00:00Z' },
  });
  client = join(copy.folder, 'dist/client');
  site = await runSite({}, { root: copy.folder, path: '/news' });
}, 400_000);
afterAll(async () => {
  await site.close();
  await copy.remove();
});

const get = (path: string) => fetch(new URL(path, site.url), { redirect: 'manual' });

test('everything that pages, feeds, emails and files link to is below the path', async () => {
  const files = globSync('**/*.{html,xml,xsl,css,json,txt,md,opml}', {
    cwd: client,
    exclude: ['pagefind/**', 'content-security-policy.json', 'redirects.json'],
  });
  const found = new Map<string, string>();
  for (const file of files) {
    const links = linksIn(file, read(file, client), SITE_URL);
    for (const { pathname } of links) found.set(pathname, file);
  }
  expect(found.size).toBeGreaterThan(150);
  const stray = [...found].filter(([path]) => !path.startsWith(SITE_URL.pathname));
  expect(stray).toEqual([]);
  const dead = [];
  for (const [path, file] of found) {
    const { status } = await get(path);
    // Forms and pages for a link in an email refuse a request without one.
    if (status !== 200 && !(ON_DEMAND.test(path) && status !== 404))
      dead.push([path, file, status]);
  }
  expect(dead).toEqual([]);
});

test('the search for stray links finds a link of each kind', () => {
  const html = `<a href="/a/">a</a><form action="/b"></form><img srcset="/c.png 2x" src="/d.png">
    <meta http-equiv="refresh" content="0; url=/e/"><style>x{src:url(/f.woff2)}</style>
    <meta property="og:image" content="https://example.org/g.png"><a href="https://other.example/h/">h</a>`;
  const paths = (name: string, text: string) =>
    linksIn(name, text, SITE_URL).map((url) => url.pathname);
  expect(paths('x.html', html).toSorted()).toEqual([
    '/a/',
    '/b',
    '/c.png',
    '/d.png',
    '/e/',
    '/f.woff2',
    '/g.png',
  ]);
  expect(
    paths('x.xml', '<?xml-stylesheet href="/a.xsl"?><loc>https://example.org/b/</loc>'),
  ).toEqual(['/b/', '/a.xsl']);
  expect(paths('x.json', '{"html":"<a href=\\"https://example.org/a/\\">"}')).toEqual(['/a/']);
});

test('feeds keep the ids that they have at the root of a host', () => {
  for (const [format, file] of [
    ['json', 'feed.json'],
    ['atom', 'atom.xml'],
    ['rss', 'rss.xml'],
    ['json', 'newsletter/feed.json'],
  ] as const) {
    const ids = (folder: string) =>
      readFeed(read(file, folder), format).entries.map(({ id }) => id);
    expect(ids(client), file).toEqual(ids(rootClient));
    expect(ids(client)[0], file).toMatch(/^tag:/);
  }
});

test('permanent addresses are those of a site at the root', () => {
  const addresses = read('../addresses.json', client);
  expect(addresses).toContain('"/articles/json-feed-1-1/"');
  expect(addresses).not.toContain('/news/articles');
});

test('the server leads to the site, and serves nothing else outside of it', async () => {
  const home = await get('/');
  expect([home.status, home.headers.get('location')]).toEqual([302, '/news/']);
  const withoutSlash = await get('/news?a=1');
  expect([withoutSlash.status, withoutSlash.headers.get('location')]).toEqual([301, '/news/?a=1']);
  expect(await (await get('/robots.txt')).text()).toContain(
    `Sitemap: ${SITE_URL.href}sitemap-index.xml`,
  );
  for (const path of ['/about/', '/api/subscribe', '/healthz', '/redirects.json', '/newspaper/']) {
    const answer = await get(path);
    expect(answer.status, path).toBe(404);
    expect(await answer.text(), path).toContain('href="/news/"');
  }
});

test('redirects and missing slashes lead to pages below the path', async () => {
  const moved = await get('/news/2025/old.html?a=1');
  expect([moved.status, moved.headers.get('location')]).toEqual([
    301,
    '/news/articles/json-feed-1-1/?a=1',
  ]);
  expect((await get('/news/about')).headers.get('location')).toBe('/news/about/');
  expect(read('2025/old.html', client)).toContain('url=/news/articles/json-feed-1-1/');
});

test('a reader searches, opens an article and signs up, without an error of the browser', async () => {
  const page = await (await browser.newContext()).newPage();
  const heard: string[] = [];
  page.on('console', (message) => heard.push(message.text()));
  page.on('pageerror', (error) => heard.push(String(error)));
  page.on('requestfailed', (request) => heard.push(request.url()));
  await page.goto(`${site.url}/search/?q=punycode`);
  await page.locator('#search-results a').first().click();
  await page.waitForURL(`${site.url}/articles/punycode-and-the-names-behind-it/`);
  await page.getByLabel('Email address').fill('reader@example.org');
  await page.getByRole('button', { name: 'Join Now' }).click();
  await page.waitForURL(`${site.url}/subscribe/check-your-inbox/`);
  await until(() => site.sandbox.mails('reader@example.org').length > 0);
  await page.goto(linkIn(site.sandbox.mails('reader@example.org')[0]?.text));
  await page.getByRole('button', { name: 'Confirm subscription' }).click();
  await page.waitForURL(`${site.url}/subscribe/welcome/`);
  expect(heard).toEqual([]);
  await page.context().close();

  await until(() => site.sandbox.mails('reader@example.org').length > 1);
  const welcome = site.sandbox
    .mails('reader@example.org')
    .find(({ subject }) => !/^Confirm/.test(subject));
  expect(welcome?.html).toContain('href="https://example.org/news/about/"');
  const unsubscribe = new RegExp(`${site.url}/unsubscribe/\\?token=\\S+`).exec(
    welcome?.text ?? '',
  )?.[0];
  expect((await fetch(unsubscribe ?? '', { method: 'POST' })).status).toBe(200);
  const { statusOf } = signingUpOn(site);
  await until(async () => (await statusOf('reader@example.org'))?.receives?.length === 0);
});
