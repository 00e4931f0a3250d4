import { connect } from 'node:net';
import { Resend } from 'resend';
import { expect, test } from 'vitest';
import { letter, runningSandbox } from './running-sandbox.ts';

const { sandbox, resend } = await runningSandbox();

/** Sends a request as written, because fetch() adds and forbids headers. */
async function raw(...lines: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(sandbox.port, '127.0.0.1');
    let text = '';
    socket.on('data', (chunk) => (text += chunk.toString()));
    socket.on('close', () => resolve(text)).on('error', reject);
    socket.write([...lines, 'Connection: close', '', ''].join('\r\n'));
  });
}

test('refuses requests without a key', async () => {
  const response = await fetch(`${sandbox.url}/contacts`);
  expect(response.status).toBe(401);
  expect(await response.json()).toMatchObject({ name: 'missing_api_key', statusCode: 401 });
});

test('a key must look like one from Resend', async () => {
  const { error } = await new Resend('sk_live', { baseUrl: sandbox.url }).contacts.list();
  expect(error).toMatchObject({ name: 'invalid_api_key', statusCode: 403 });
});

test('a sending key can only send', async () => {
  const sender = new Resend('re_sending_1', { baseUrl: sandbox.url });
  expect((await sender.emails.send(letter({}))).error).toBeNull();
  expect((await sender.batch.send([letter({})])).error).toBeNull();
  const restricted = { name: 'restricted_api_key', statusCode: 401 };
  expect((await sender.contacts.list()).error).toMatchObject(restricted);
  expect((await sender.broadcasts.list()).error).toMatchObject(restricted);
  expect((await sender.emails.list()).error).toMatchObject(restricted);
});

test('refuses a request without a User-Agent', async () => {
  const answer = await raw(
    'GET /contacts HTTP/1.1',
    'Host: localhost',
    'Authorization: Bearer re_x',
  );
  expect(answer).toMatch(/^HTTP\/1\.1 403 /);
  expect(answer).toContain('error code: 1010');
});

test.each(['evil.example', 'evil.example:4322', '127.0.0.1.evil.example', '10.0.0.1', ''])(
  'the host %j is refused, by the API and the inbox',
  async (host) => {
    for (const path of ['/', '/contacts', '/_sandbox/ledger', '/inbox/requests']) {
      expect(await raw(`GET ${path} HTTP/1.1`, `Host: ${host}`)).toMatch(/^HTTP\/1\.1 40[03] /);
    }
  },
);

test.each(['127.0.0.1', 'localhost:4322', '[::1]:1'])('the host %s is accepted', async (host) => {
  expect(await raw('GET / HTTP/1.1', `Host: ${host}`)).toMatch(/^HTTP\/1\.1 200 /);
});

test('pages of other origins cannot read the API or control the sandbox', async () => {
  const origin = { origin: 'https://evil.example' };
  const api = await fetch(`${sandbox.url}/contacts`, { headers: origin });
  expect(api.headers.get('access-control-allow-origin')).toBeNull();
  const reset = `${sandbox.url}/_sandbox/reset`;
  expect((await fetch(reset, { method: 'POST', headers: origin })).status).toBe(403);
  const crossSite = { 'sec-fetch-site': 'cross-site' };
  expect((await fetch(reset, { method: 'POST', headers: crossSite })).status).toBe(403);
  expect((await fetch(reset, { method: 'POST' })).status).toBe(200);
});

test('has no rate limit by default, and its headers leave clients room', async () => {
  const results = await Promise.all(Array.from({ length: 30 }, () => resend.contacts.list()));
  expect(results.every(({ error }) => error === null)).toBe(true);
  expect(results[0]?.headers).toMatchObject({ 'ratelimit-policy': '1000;w=1' });
});

test('a rate limit applies per second of the clock, over all keys', async () => {
  sandbox.setRateLimit(2);
  const other = new Resend('re_other', { baseUrl: sandbox.url });
  const first = await resend.contacts.list();
  expect(first.headers).toMatchObject({
    'ratelimit-limit': '2',
    'ratelimit-remaining': '1',
    'ratelimit-reset': '1',
    'ratelimit-policy': '2;w=1',
  });
  expect((await other.contacts.list()).error).toBeNull();
  const third = await resend.contacts.list();
  expect(third.error).toMatchObject({ name: 'rate_limit_exceeded', statusCode: 429 });
  expect(third.headers).toMatchObject({ 'retry-after': '1', 'ratelimit-remaining': '0' });
  await sandbox.advance(1_000);
  expect((await resend.contacts.list()).error).toBeNull();
});

test('invalid JSON, an unknown path and a wrong method have their own errors', async () => {
  const headers = { authorization: 'Bearer re_x' };
  const ask = async (method: string, path: string, body: string | null = null) => {
    const response = await fetch(sandbox.url + path, { method, headers, body });
    return response.json();
  };
  expect(await ask('POST', '/emails', '{"from":')).toMatchObject({ statusCode: 400 });
  expect(await ask('GET', '/domains')).toMatchObject({ statusCode: 404, name: 'not_found' });
  expect(await ask('PUT', '/emails')).toMatchObject({
    statusCode: 405,
    name: 'method_not_allowed',
  });
});
