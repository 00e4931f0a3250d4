import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { elements, text } from './built-site.ts';
import { sendExactly } from './send-exactly.ts';
import { type RunningSite, runSite, until } from './running-site.ts';

let site: RunningSite;
beforeAll(async () => {
  site = await runSite();
});
afterAll(() => site.close());
const send = (path: string, method: string, headers: Record<string, string>, body?: string) =>
  sendExactly(site.url, { path, method, headers, body });

const CANARY = 'canary-address';
const FORM = 'application/x-www-form-urlencoded';
const good = `email=${CANARY}%40example.org`;
const own = { origin: 'own', 'content-type': FORM };

type Case = [
  name: string,
  status: number,
  method: string,
  headers: Record<string, string>,
  body?: string,
];
const CASES: Case[] = [
  ['no body', 422, 'POST', own],
  ['an empty address', 422, 'POST', own, 'email='],
  ['another field only', 422, 'POST', own, 'name=x'],
  ['no @', 422, 'POST', own, `email=${CANARY}`],
  ['two addresses in one', 422, 'POST', own, `${good}%2Cb%40example.org`],
  ['a CR and LF', 422, 'POST', own, `${good}%0D%0ABcc%3A+b%40example.org`],
  ['a NUL', 422, 'POST', own, `email=${CANARY}%00%40example.org`],
  ['255 characters', 422, 'POST', own, `email=${CANARY}%40${'a.'.repeat(115)}example.org`],
  ['markup', 422, 'POST', own, 'email=%22%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E%40x'],
  ['two e-mail fields', 400, 'POST', own, `${good}&${good}`],
  ['bytes that are no UTF-8', 400, 'POST', own, 'email=%FF%FE'],
  [
    'a multipart body that is cut off',
    400,
    'POST',
    { ...own, 'content-type': 'multipart/form-data; boundary=x' },
    '--x\r\nContent-Dis',
  ],
  ['no Origin', 403, 'POST', { 'content-type': FORM }, good],
  ['a foreign Origin', 403, 'POST', { ...own, origin: 'https://evil.example' }, good],
  ['Origin: null', 403, 'POST', { ...own, origin: 'null' }, good],
  [
    'a foreign site by Sec-Fetch-Site',
    403,
    'POST',
    { ...own, 'sec-fetch-site': 'cross-site' },
    good,
  ],
  [
    'a foreign Origin and JSON',
    403,
    'POST',
    { origin: 'https://evil.example', 'content-type': 'application/json' },
    '{}',
  ],
  [
    'JSON',
    415,
    'POST',
    { ...own, 'content-type': 'application/json' },
    `{"email":"${CANARY}@example.org"}`,
  ],
  ['no type', 415, 'POST', { origin: 'own' }, good],
  ['plain text', 415, 'POST', { ...own, 'content-type': 'text/plain' }, good],
  ['1 MB', 413, 'POST', own, `${good}&x=${'a'.repeat(1_000_000)}`],
  [
    '1 MB without saying how long',
    413,
    'POST',
    { ...own, 'transfer-encoding': 'chunked' },
    `${good}&x=${'a'.repeat(1_000_000)}`,
  ],
  ['GET', 405, 'GET', {}],
  ['PUT', 405, 'PUT', own, good],
  ['DELETE', 405, 'DELETE', own],
  ['PATCH', 405, 'PATCH', own, good],
  ['OPTIONS', 405, 'OPTIONS', {}],
];

describe.each(['/api/subscribe', '/api/subscribe/'])('POST %s', (path) => {
  test.each(CASES)(
    '%s: %i, a page of the site, nothing sent',
    async (_name, status, method, headers, body) => {
      const answer = await send(path, method, headers, body);
      expect(answer.status).toBe(status);
      if (status === 405) expect(answer.headers['allow']).toBe('POST');
      expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
      expect(answer.headers['cache-control']).toBe('no-store');
      expect(elements(answer.body, 'h1').length).toBe(1);
      expect(text(answer.body)).toContain('Broadsheet');
      expect(elements(answer.body, 'form').length).toBe(1);
      expect(elements(answer.body, 'script')).toEqual([]);
      expect(answer.body).not.toMatch(/\bat .+\.m?[jt]s:\d+/);
      expect(site.sandbox.mails()).toEqual([]);
    },
  );
});

test('the address that was refused stands in the field again, with one sentence at it', async () => {
  const { body } = await send('/api/subscribe', 'POST', own, 'email=jane%40doe%40example.org');
  const field = elements(body, 'input').find(({ properties }) => properties['name'] === 'email');
  expect(field?.properties).toMatchObject({ value: 'jane@doe@example.org', ariaInvalid: 'true' });
  const [problem] = String(field?.properties['ariaDescribedBy']).split(/[ ,]/);
  const sentence = elements(body, 'p').find(({ properties }) => properties['id'] === problem);
  expect(text(sentence ?? '')).toBe('Please enter one e-mail address only.');
});

test.each(['PUT', 'DELETE', 'PATCH'])(
  '%s of the confirmation page: 405 with what it allows',
  async (method) => {
    const answer = await send('/subscribe/confirm/', method, own);
    expect(answer.status).toBe(405);
    expect(answer.headers['allow']).toBe('GET, HEAD, POST');
  },
);

test.each([
  '/nothing/',
  '/articles/no-such-story/',
  '/..%2f..%2fetc/passwd',
  '/%',
  '//evil.example/',
])('an address that does not exist (%s) is the 404 page', async (path) => {
  const answer = await send(path, 'GET', {});
  expect([400, 404]).toContain(answer.status);
  expect(answer.headers['location']).toBeUndefined();
  if (answer.status === 404) expect(text(answer.body)).toContain('Page not found');
});

test('a directory without its slash leads to it, on this host', async () => {
  const answer = await send('/about?x=1', 'GET', {});
  expect(answer.status).toBe(301);
  expect(answer.headers['location']).toBe('/about/?x=1');
  expect((await send('//about', 'GET', {})).headers['location'] ?? '/about/').toMatch(/^\/[^/]/);
});

test('pages, files and answers carry the headers of the house', async () => {
  for (const path of ['/', '/rss.xml', '/api/subscribe', '/nothing/']) {
    const { headers } = await send(path, 'GET', {});
    expect(headers['content-security-policy'], path).toContain("default-src 'none'");
    expect(headers['x-content-type-options'], path).toBe('nosniff');
    expect(headers['x-powered-by'], path).toBeUndefined();
  }
  const feed = await send('/rss.xml', 'GET', {});
  expect(feed.headers['content-type']).toBe('application/rss+xml; charset=utf-8');
  const { headers } = await send('/subscribe/confirm/?token=x', 'GET', {});
  expect(headers).toMatchObject({
    'referrer-policy': 'strict-origin',
    'x-robots-tag': 'noindex, nofollow',
  });
});

test('no address, no token and no trace of the program reached the log', async () => {
  await send('/api/subscribe', 'POST', own, good);
  await until(() => site.sandbox.mails().length > 0);
  const link = /\?token=(\S+)/.exec(site.sandbox.mails()[0]?.text ?? '')?.[1] ?? '';
  expect(link.length).toBeGreaterThan(100);
  site.sandbox.inject({
    kind: 'status',
    status: 500,
    times: 10,
    body: {
      message: `${CANARY}@example.org broke`,
      name: 'internal_server_error',
      statusCode: 500,
    },
  });
  await send('/subscribe/confirm/', 'POST', own, `token=${link}`);
  await until(() => site.output().includes('internal_server_error'));

  const log = site.output();
  expect(log).not.toContain(CANARY);
  expect(log).not.toContain(link.slice(0, 40));
  expect(log).not.toContain('re_test_key');
  expect(log).not.toMatch(/\bat .+\.m?[jt]s:\d+/);
});
