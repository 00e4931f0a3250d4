import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { anAddress } from '../fakes/an-address.ts';
import { elements, text } from './built-site.ts';
import { type RunningSite, runSite } from './running-site.ts';
import { sendExactly } from './send-exactly.ts';
import { PATIENTLY, signingUpOn } from './signing-up.ts';

let site: RunningSite;
let signUp: ReturnType<typeof signingUpOn>;
let readers = 0;
let email: string;
let path: string;
const FORM = 'application/x-www-form-urlencoded';
const BODY = 'List-Unsubscribe=One-Click';
beforeAll(async () => {
  site = await runSite();
  signUp = signingUpOn(site);
});
beforeEach(async () => {
  site.sandbox.reset();
  // A different reader each time: one who unsubscribes twice within a second unsubscribes once.
  email = `reader-${++readers}@example.org`;
  const address = anAddress(email);
  const token = await signUp.token({ purpose: 'unsubscribe', address }, new Date('2025-01-01'));
  path = `/unsubscribe/?token=${token}`;
});
afterAll(() => site.close());

const send = (to: string, method: string, type?: string, body?: string) =>
  sendExactly(site.url, { path: to, method, headers: type ? { 'content-type': type } : {}, body });
const left = () => expect.poll(async () => (await signUp.statusOf(email))?.unsubscribed, PATIENTLY);

describe('an email client unsubscribes with one click (RFC 8058): no Origin, no cookie', () => {
  const multipart = `--x\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--x--\r\n`;
  test.each([
    ['urlencoded', '/unsubscribe/', FORM, BODY],
    ['urlencoded, without the slash', '/unsubscribe', FORM, BODY],
    ['multipart', '/unsubscribe/', 'multipart/form-data; boundary=x', multipart],
    ['no body', '/unsubscribe/', undefined, undefined],
    ['an empty form', '/unsubscribe/', FORM, ''],
    ['text', '/unsubscribe/', 'text/plain', BODY],
    ['another form', '/unsubscribe/', FORM, 'a=b'],
    ['multipart, without the slash', '/unsubscribe', 'multipart/form-data; boundary=x', multipart],
  ])('%s: 200 and no redirect', async (_name, at, type, body) => {
    await signUp.subscribed(email);
    const answer = await send(path.replace('/unsubscribe/', at), 'POST', type, body);
    expect(answer.status).toBe(200);
    expect(answer.headers['location']).toBeUndefined();
    expect(answer.headers['set-cookie']).toBeUndefined();
    await left().toBe(true);
  });

  test('a thousand times from one network: all 200, and unsubscribed', async () => {
    await signUp.subscribed(email);
    for (let i = 0; i < 10; i++) {
      const answers = await Promise.all(
        Array.from({ length: 100 }, () => send(path, 'POST', FORM, BODY)),
      );
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    }
    await left().toBe(true);
  });

  test('for an address that is not on the list: the same answer, and nobody is added', async () => {
    expect((await send(path, 'POST', FORM, BODY)).status).toBe(200);
    expect(await signUp.contacts()).toEqual([]);
  });
});

test('a scanner that follows the link with any method changes nothing, and the button works after it', async () => {
  await signUp.subscribed(email);
  for (const method of ['GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE', 'GET']) await send(path, method);
  expect((await signUp.statusOf(email))?.receives).toEqual(['daily']);

  const page = await send(path, 'GET');
  expect(page.status).toBe(200);
  expect(text(page.body)).toContain('re…\u2060@example.org');
  expect(page.body).not.toContain(email);
  const [form] = elements(page.body, 'form');
  expect((await send(String(form?.properties['action']), 'POST', FORM, BODY)).status).toBe(200);
  await left().toBe(true);
});

test('an older confirmation link does not subscribe again', async () => {
  const grant = {
    purpose: 'subscribe',
    address: anAddress(email),
    newsletters: ['daily'],
    page: '/',
  } as const;
  const before = await signUp.token(grant, new Date(Date.now() - 60_000));
  await signUp.subscribed(email);
  await send(path, 'POST', FORM, BODY);
  await left().toBe(true);
  expect((await signUp.post('/subscribe/confirm/', { token: before })).status).toBe(303);
  await expect
    .poll(() => signUp.requests('GET', `/contacts/${email}`).length, PATIENTLY)
    .toBeGreaterThan(2);
  expect((await signUp.statusOf(email))?.unsubscribed).toBe(true);
});

test.each(['', 'x', 'a.b.c'])(
  'an invalid token (%s): 400, and nobody is unsubscribed',
  async (token) => {
    await signUp.subscribed(email);
    const answer = await send(`/unsubscribe/?token=${token}`, 'POST', FORM, BODY);
    expect(answer.status).toBe(400);
    expect((await signUp.statusOf(email))?.receives).toEqual(['daily']);
  },
);

test('a preferences link does not unsubscribe', async () => {
  const address = anAddress(email);
  const token = await signUp.token({ purpose: 'preferences', address }, new Date());
  expect((await send(`/unsubscribe/?token=${token}`, 'POST', FORM, BODY)).status).toBe(400);
});
