import { execFile } from 'node:child_process';
import { existsSync, readdirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freePort } from '../../scripts/server/free-port.ts';
import { bareEnv } from '../../scripts/settings/environment.ts';
import { copyProject, type ProjectCopy } from '../../scripts/testing/project-copy.ts';
import { builtPages, elements, read } from '../site/built-site.ts';
import { servePlainFiles } from '../site/plain-file-server.ts';
import { type RunningSite, runSite, until } from '../site/running-site.ts';
import { linkIn, signingUpOn } from '../site/signing-up.ts';
import { cloudflareHeaders } from '../unit/http/cloudflare-headers.ts';
import { openBrowser } from './open-site.ts';

// A static host below a path, on another host than the server that takes sign-ups.
const [sitePort, formsPort] = [await freePort(), await freePort()];
const SITE = `http://127.0.0.1:${sitePort}/paper/`;
const FORMS = `http://localhost:${formsPort}`;
const apart = { SITE_URL: SITE, SUBSCRIBE_ORIGIN: FORMS };

const browser = await openBrowser();
let copy: ProjectCopy;
let files: string;
let forms: RunningSite;

async function build(env: Record<string, string>): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, ['scripts/build.ts'], {
    cwd: copy.folder,
    env: { ...bareEnv(), BUILD_NOW: '2025-04-15T00:00:00Z', ...env },
  });
  return stdout;
}

beforeAll(async () => {
  copy = await copyProject({ warm: true });
  await copy.write({
    'content/redirects.yaml':
      '/2025/old.html: /articles/json-feed-1-1/\n/withdrawn/: { gone: Withdrawn by its author. }\n',
  });
  await build({ ...apart, DEPLOY_TARGET: 'static' });
  files = realpathSync(join(copy.folder, 'dist/client'));
  await build(apart);
  forms = await runSite(apart, {
    root: copy.folder,
    port: formsPort,
    path: '/paper',
    args: ['--only-forms'],
  });
}, 600_000);
afterAll(async () => {
  await forms.close();
  await copy.remove();
});

test('a build for a static host is files alone, with those that such hosts read', () => {
  expect(existsSync(join(files, '../server'))).toBe(false);
  const names = readdirSync(files);
  expect(names).toEqual(
    expect.arrayContaining(['_headers', '_redirects', '.nojekyll', '404.html']),
  );
  for (const name of ['mails', 'redirects.json', '405', 'api', 'preferences', 'index.html.br']) {
    expect(names, name).not.toContain(name);
  }
  expect(read('_redirects', files)).toContain(
    '/paper/2025/old.html /paper/articles/json-feed-1-1/ 301\n',
  );
});

test('where the host reads no redirects, pages lead on or say what is gone', () => {
  const moved = read('2025/old.html', files);
  expect(moved).toContain('http-equiv="refresh" content="0; url=/paper/articles/json-feed-1-1/"');
  expect(moved).toContain(`rel="canonical" href="${SITE}articles/json-feed-1-1/"`);
  expect(read('articles/what-guid-means-in-rss/index.html', files)).toContain(
    'url=/paper/articles/the-guid-in-rss/',
  );
  const gone = read('withdrawn/index.html', files);
  expect(gone).toContain('Withdrawn by its author.');
  expect(gone).toContain('<meta name="robots" content="noindex">');
});

test('every form of the site posts to the server that takes sign-ups', () => {
  const actions = [...builtPages(files).values()].flatMap((html) =>
    elements(html, 'form')
      .filter(({ properties }) => properties['method'] === 'post')
      .map(({ properties }) => properties['action']),
  );
  expect(actions.length).toBeGreaterThan(50);
  expect(new Set(actions)).toEqual(new Set([`${FORMS}/paper/api/subscribe`]));
});

describe.each([
  ['with JavaScript, on a host that reads _headers', true],
  ['without JavaScript, on a host that ignores _headers', false],
])('%s', (_name, javaScriptEnabled) => {
  test('a reader signs up, confirms, changes preferences, unsubscribes and gets back to the site', async () => {
    const headersAt = javaScriptEnabled ? cloudflareHeaders(read('_headers', files)) : undefined;
    const site = await servePlainFiles(files, {
      port: sitePort,
      base: '/paper/',
      ...(headersAt && { headersAt }),
    });
    const page = await (await browser.newContext({ javaScriptEnabled })).newPage();
    const heard: string[] = [];
    page.on('console', (message) => heard.push(message.text()));
    const address = `reader-${javaScriptEnabled}@example.org`;
    const mails = () => forms.sandbox.mails(address);

    await page.goto(`${SITE}articles/json-feed-1-1/`);
    await page.getByLabel('Email address').fill(address);
    await page.getByRole('button', { name: 'Join Now' }).click();
    await page.waitForURL(`${SITE}subscribe/check-your-inbox/`);
    await until(() => mails().length > 0);
    const confirm = linkIn(mails()[0]?.text);
    expect(confirm).toMatch(new RegExp(`^${FORMS}/paper/subscribe/confirm/\\?token=`));
    await page.goto(confirm);
    await page.getByRole('button', { name: 'Confirm subscription' }).click();
    await page.waitForURL(`${SITE}subscribe/welcome/`);

    const { statusOf } = signingUpOn(forms);
    await until(async () => (await statusOf(address))?.receives?.length === 1);
    await until(() => mails().length > 1);
    const welcome = mails().find(({ subject }) => !/^Confirm/.test(subject))?.text ?? '';
    const links = welcome.match(/http:\/\/\S+/g) ?? [];
    const to = (path: string) => links.find((link) => link.startsWith(`${FORMS}/paper/${path}`));
    expect(links.some((link) => link.startsWith(`${SITE}articles/`))).toBe(true);

    await page.goto(to('preferences/') ?? 'no link');
    await page.getByLabel(/Weekly/).check();
    await page.getByRole('button', { name: 'Save' }).click();
    await until(async () => (await statusOf(address))?.receives?.length === 2);
    // The link home leads to the site.
    await page.locator('header.masthead a').first().click();
    await page.waitForURL(SITE);

    const unsubscribe = to('unsubscribe/') ?? 'no link';
    if (javaScriptEnabled) {
      const body = 'List-Unsubscribe=One-Click';
      const type = 'application/x-www-form-urlencoded';
      const headers = { 'content-type': type };
      expect((await fetch(unsubscribe, { method: 'POST', headers, body })).status).toBe(200);
    } else {
      await page.goto(unsubscribe);
      await page.getByRole('button', { name: 'Unsubscribe' }).click();
    }
    await until(async () => (await statusOf(address))?.receives?.length === 0);
    expect(heard).toEqual([]);
    await page.context().close();
    await site.close();
  });
});

test('the server of sign-ups leads everything else to the site, and serves no page twice', async () => {
  const get = async (path: string) => {
    const answer = await fetch(FORMS + path, { redirect: 'manual' });
    return [answer.status, answer.headers.get('location')];
  };
  expect(await get('/paper/')).toEqual([302, SITE]);
  expect(await get('/paper/about/?a=1')).toEqual([302, `${SITE}about/?a=1`]);
  expect(await get('/paper/rss.xml')).toEqual([302, `${SITE}rss.xml`]);
  expect(await get('/paper/2025/old.html')).toEqual([302, `${SITE}2025/old.html`]);
  expect((await get('/paper/healthz'))[0]).toBe(200);
  expect((await get('/paper/favicon.svg'))[0]).toBe(200);
  expect((await get('/paper/nowhere/'))[0]).toBe(404);
});

test('it takes forms from its site and from itself alone', async () => {
  const statusFrom = async (headers: Record<string, string>) => {
    const body = new URLSearchParams({ email: 'jane@doe@example.org' });
    return (await fetch(`${FORMS}/paper/api/subscribe`, { method: 'POST', headers, body })).status;
  };
  const { origin } = new URL(SITE);
  // An invalid address, so that nothing happens.
  expect(await statusFrom({ origin, 'sec-fetch-site': 'cross-site' })).toBe(422);
  expect(await statusFrom({ origin: FORMS, 'sec-fetch-site': 'same-origin' })).toBe(422);
  const foreign = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };
  expect(await statusFrom(foreign)).toBe(403);
});

test('without a server for sign-ups, the site has no forms, and the build says so', async () => {
  const output = await build({ SITE_URL: SITE, DEPLOY_TARGET: 'static' });
  expect(output).toContain('SUBSCRIBE_ORIGIN is not set, so the site has no sign-up forms.\n');
  const client = join(copy.folder, 'dist/client');
  for (const [address, html] of builtPages(client)) {
    const posts = elements(html, 'form').filter(
      ({ properties }) => properties['method'] === 'post',
    );
    expect(posts, address).toEqual([]);
  }
  expect(existsSync(join(client, 'subscribe'))).toBe(false);
  expect(read('newsletter/2025-02-12-daily/email.txt', client)).not.toContain('preferences');
}, 400_000);

test.each([
  [{ SUBSCRIBE_ORIGIN: 'http://join.example.org' }, /^SUBSCRIBE_ORIGIN is not https: set .+\n$/],
  [{ SUBSCRIBE_ORIGIN: 'join.example.org' }, /^SUBSCRIBE_ORIGIN is not an absolute URL: set .+\n$/],
  [{ SUBSCRIBE_ORIGIN: `${FORMS}/x` }, /^SUBSCRIBE_ORIGIN has more than an origin: set .+\n$/],
  [{ SITE_URL: 'https://example.org/news' }, /^SITE_URL has a path without a slash .+\n$/],
  [{ DEPLOY_TARGET: 'statik' }, /^DEPLOY_TARGET is "statik": .+ Did you mean static\?\n$/],
])('%j stops a build with one line, and nothing is written', async (env, line) => {
  const before = realpathSync(join(copy.folder, 'dist'));
  const failed = await build({ ...apart, ...env }).catch((error: unknown) => error);
  expect(failed).toMatchObject({ code: 2, stdout: '', stderr: expect.stringMatching(line) });
  expect(realpathSync(join(copy.folder, 'dist'))).toBe(before);
});
