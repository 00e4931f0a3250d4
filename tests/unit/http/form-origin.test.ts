import { expect, test } from 'vitest';
import { readForm } from '../../../src/http/read-form.ts';

const origin = 'https://news.example.org';

async function sent(headers: Record<string, string>, ours = origin): Promise<unknown> {
  const request = new Request(`${origin}/api/subscribe`, {
    method: 'POST',
    body: 'email=x',
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
  });
  const form = await readForm(request, { fields: ['email'], siteUrl: ours });
  return form.status === 'read' ? form.fields : form.refusal.status;
}

test.each([
  ['our own', { origin }],
  ['our own page, says the browser', { 'sec-fetch-site': 'same-origin', origin }],
  ['our own page with its origin kept back', { 'sec-fetch-site': 'same-origin', origin: 'null' }],
  ['the visitor, says the browser', { 'sec-fetch-site': 'none' }],
])('a form is read that comes from %s', async (_, headers) => {
  expect(await sent(headers)).toEqual({ email: 'x' });
});
test.each([
  ['none', {}],
  ['null', { origin: 'null' }],
  ['empty', { origin: '' }],
  ['another site', { origin: 'https://evil.example' }],
  ['a site whose name begins like ours', { origin: `${origin}.evil.example` }],
  ['a site above ours', { origin: 'https://example.org' }],
  ['a site under ours', { origin: 'https://x.news.example.org' }],
  ['our name without https', { origin: 'http://news.example.org' }],
  ['our name with a port', { origin: `${origin}:8443` }],
  ['our name with a slash', { origin: `${origin}/` }],
  ['a forged host', { origin: 'https://evil.example', host: 'evil.example' }],
  ['cross-site, with our origin', { 'sec-fetch-site': 'cross-site', origin }],
  ['same-site, with our origin', { 'sec-fetch-site': 'same-site', origin }],
  ['an unknown word', { 'sec-fetch-site': 'whatever', origin }],
])('403: an origin that is %s', async (_, headers) => {
  expect(await sent(headers)).toBe(403);
});

test.each(['http://localhost:4321', 'http://127.0.0.1:4321', 'http://[::1]:4321'])(
  'on your own machine, a form is read that comes from %s',
  async (from) => {
    expect(await sent({ origin: from }, 'http://localhost:4321')).toEqual({ email: 'x' });
    expect(await sent({ origin: from }, 'http://localhost:4322')).toBe(403);
    expect(await sent({ origin: from })).toBe(403);
  },
);
