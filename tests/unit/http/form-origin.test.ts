import { expect, test } from 'vitest';
import { readForm } from '../../../src/http/read-form.ts';

const origin = 'https://news.example.org';

async function sent(
  headers: Record<string, string>,
  ours = origin,
  others: string[] = [],
): Promise<unknown> {
  const request = new Request(`${origin}/api/subscribe`, {
    method: 'POST',
    body: 'email=x',
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
  });
  const form = await readForm(request, { fields: ['email'], siteUrl: ours, others });
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

const apart = 'https://join.example.org/news/';

test('on a server of sign-ups, a form is read that comes from its site or from itself', async () => {
  const from = (sender: string, site: string) =>
    sent({ origin: sender, 'sec-fetch-site': site }, apart, [`${origin}/news/`]);
  expect(await from(origin, 'same-site')).toEqual({ email: 'x' });
  expect(await from('https://join.example.org', 'same-origin')).toEqual({ email: 'x' });
  expect(await from('https://evil.example', 'cross-site')).toBe(403);
  expect(await from('null', 'cross-site')).toBe(403);
  // Without the site among the others, as for the forms that only this server has.
  expect(await sent({ origin, 'sec-fetch-site': 'same-site' }, apart)).toBe(403);
});

test('a site that takes its own sign-ups believes the browser about where a form comes from', async () => {
  expect(await sent({ origin, 'sec-fetch-site': 'cross-site' }, origin, [`${origin}/`])).toBe(403);
});
