import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { joseSignedLinks } from '../../src/providers/jose/jose-signed-links.ts';
import { anAddress } from '../fakes/an-address.ts';
import { badAddresses } from './bad-input/addresses.ts';
import { CANARY, good, own, type BadInput } from './bad-input/bad-input.ts';
import { badBodies } from './bad-input/bodies.ts';
import { generatedForms, statusOf } from './bad-input/generated.ts';
import { badMethods, badOrigins, SPOOFS } from './bad-input/requests.ts';
import { badForms, badTokens } from './bad-input/tokens.ts';
import { badWebhooks, WEBHOOK_SECRET } from './bad-input/webhooks.ts';
import { elements, text } from './built-site.ts';
import { linkIn, signingUpOn } from './signing-up.ts';
import { sendExactly } from './send-exactly.ts';
import { freePort } from '../../scripts/server/free-port.ts';
import { productionEnv, type RunningSite, runSite, until } from './running-site.ts';
import { ofFiles } from './targets/target.ts';
import { manyRuns } from '../many-runs.ts';

// Known before the server runs, because tokens belong to one site and tests need names.
const port = await freePort();
const issuer = `http://localhost:${port}`;
const secret = productionEnv(issuer, '')['TOKEN_SECRET'] ?? '';
const now = new Date(Math.floor(Date.now() / 1000) * 1000);
const links = joseSignedLinks({ secrets: [secret], issuer });
const address = anAddress(`${CANARY}@example.org`);
const reader = anAddress('a-reader@example.org');

let site: RunningSite;
beforeAll(async () => {
  site = await runSite({
    PORT: `${port}`,
    SITE_URL: issuer,
    RESEND_WEBHOOK_SECRET: WEBHOOK_SECRET,
  });
  await signUp().subscribed(reader);
});
afterAll(() => site.close());
const signUp = () => signingUpOn({ ...site, url: issuer });
const send = (path: string, method: string, headers: Record<string, string>, body?: string) =>
  sendExactly(issuer, { path, method, headers, body });

const INPUTS: [kind: string, inputs: BadInput[]][] = [
  ['addresses', badAddresses],
  ['bodies', badBodies],
  ['methods', badMethods],
  ['origins', badOrigins],
  ['tokens', await badTokens({ secret, issuer, now })],
  [
    'forms with a valid link',
    badForms(await links.issue({ purpose: 'preferences', address: reader }, now)),
  ],
  ['webhooks', badWebhooks(now)],
];

test('tests more than three hundred inputs', () => {
  const all = INPUTS.flatMap(([, inputs]) => inputs);
  const names = all.map(({ name, method, path, body }) => `${name} ${method} ${path} ${body}`);
  expect(new Set(names).size).toBe(all.length);
  expect(all.length).toBeGreaterThanOrEqual(300);
});

describe.each(INPUTS)('%s', (_kind, inputs) => {
  test.each(inputs)('$name: $method $status', async (input) => {
    const answer = await send(input.path, input.method, input.headers, input.body);
    expect(answer.status).toBe(input.status);
    expect(answer.headers['allow']).toBe(input.allow);
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.headers['set-cookie']).toBeUndefined();
    expect(answer.headers['location']).toBeUndefined();
    expect(answer.body).not.toMatch(/\bat .+\.m?[jt]s:\d+/);
    if (input.says === undefined) return expect(answer.body).toBe('');
    expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(elements(answer.body, 'h1')).toHaveLength(1);
    expect(elements(answer.body, 'script')).toEqual([]);
    expect(text(answer.body)).toContain(input.says);
  });
});

test.each(['subscribe', 'unsubscribe', 'preferences'] as const)(
  'a link to %s is refused if any letter is changed',
  async (purpose) => {
    const grant = { purpose, address, newsletters: ['daily'], page: '/' } as const;
    const token = await links.issue(grant, now);
    const path = { subscribe: '/subscribe/confirm/', unsubscribe: '/unsubscribe/' };
    const at = purpose === 'preferences' ? '/preferences/' : path[purpose];
    expect((await send(`${at}?token=${token}`, 'GET', {})).status).toBe(200);
    for (let i = 0; i < token.length; i++) {
      const changed = `${token.slice(0, i)}${token[i] === 'A' ? 'E' : 'A'}${token.slice(i + 1)}`;
      const { status } = await send(`${at}?token=${changed}`, 'GET', {});
      expect(status, `letter ${i}`).toBe(400);
    }
  },
);

test('afterwards nobody was emailed, subscribed or unsubscribed', async () => {
  await signUp().workDone();
  const list = await signUp().contacts();
  expect(list.map(({ email }) => email)).toEqual([reader]);
  expect(await signUp().statusOf(reader)).toMatchObject({ receives: ['daily'] });
  // The welcome email of the reader who was subscribed before.
  expect(site.sandbox.ledger.deliveries.map(({ to }) => to)).toEqual([reader]);
});

test.each(SPOOFS)('a sign-up with a forged %s is treated like any other', async (name, headers) => {
  const email = `${name.replaceAll(/\W/g, '').toLowerCase()}@example.org`;
  const body = `email=${email.replace('@', '%40')}`;
  const answer = await send('/api/subscribe', 'POST', { ...own, ...headers }, body);
  expect(answer.status).toBe(303);
  expect(answer.headers['location']).toBe('/subscribe/check-your-inbox/');
  await until(() => site.sandbox.mails(email).length === 1);
  expect(new URL(linkIn(site.sandbox.mails(email)[0]?.text)).origin).toBe(issuer);
});

test('generated forms get the responses that the rules require', async () => {
  await fc.assert(
    fc.asyncProperty(generatedForms, async (body) => {
      const { status } = await send('/api/subscribe', 'POST', own, body);
      expect(status).toBe(await statusOf(body));
    }),
    { numRuns: manyRuns(200) },
  );
});

test('a refused address stays in the field, with one sentence beside it', async () => {
  const { body } = await send('/api/subscribe', 'POST', own, 'email=jane%40doe%40example.org');
  const field = elements(body, 'input').find(({ properties }) => properties['name'] === 'email');
  expect(field?.properties).toMatchObject({ value: 'jane@doe@example.org', ariaInvalid: 'true' });
  const [problem] = String(field?.properties['ariaDescribedBy']).split(/[ ,]/);
  const sentence = elements(body, 'p').find(({ properties }) => properties['id'] === problem);
  expect(text(sentence ?? '')).toBe('Please enter only one email address.');
});

test.each([
  '/nothing/',
  '/articles/no-such-story/',
  '/..%2f..%2fetc/passwd',
  '/%',
  '//evil.example/',
])('a path that does not exist (%s) gets the 404 page', async (path) => {
  const answer = await send(path, 'GET', {});
  expect([400, 404]).toContain(answer.status);
  expect(answer.headers['location']).toBeUndefined();
  if (answer.status === 404) expect(text(answer.body)).toContain('Page not found');
});

test('a directory without a trailing slash redirects to it, on the same host', async () => {
  const answer = await send('/about?x=1', 'GET', {});
  expect(answer.status).toBe(ofFiles.slash);
  expect(answer.headers['location']).toBe('/about/?x=1');
  expect((await send('//about', 'GET', {})).headers['location'] ?? '/about/').toMatch(/^\/[^/]/);
});

test('pages, files and form responses have the security headers', async () => {
  for (const path of ['/', '/rss.xml', '/api/subscribe', '/nothing/']) {
    const { headers } = await send(path, 'GET', {});
    expect(headers['content-security-policy'], path).toContain("default-src 'none'");
    expect(headers['x-content-type-options'], path).toBe('nosniff');
    expect(headers['x-powered-by'], path).toBeUndefined();
  }
  const feed = await send('/rss.xml', 'GET', {});
  expect(feed.headers['content-type']).toBe(ofFiles.rss);
  const { headers } = await send('/subscribe/confirm/?token=x', 'GET', {});
  expect(headers).toMatchObject({
    'referrer-policy': 'strict-origin',
    'x-robots-tag': 'noindex, nofollow',
  });
});

test('the log contains no address, token or stack trace', async () => {
  await send('/api/subscribe', 'POST', own, good);
  await until(() => site.sandbox.mails(address).length > 0);
  const link = /\?token=(\S+)/.exec(site.sandbox.mails(address)[0]?.text ?? '')?.[1] ?? '';
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
