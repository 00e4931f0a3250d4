import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { elements, text } from './built-site.ts';
import { type RunningSite, runSite } from './running-site.ts';

let site: RunningSite;
beforeAll(async () => {
  site = await runSite();
});
beforeEach(() => site.sandbox.reset());
afterEach(() => site.sandbox.clearFaults());
afterAll(() => site.close());

test('a reader subscribes: form, mail, button, contact in segment and topic, welcome', async () => {
  const answer = await post('/api/subscribe', { email: 'Reader+news@Example.ORG' });
  expect(answer.status).toBe(303);
  expect(answer.headers.get('location')).toBe('/subscribe/check-your-inbox/');

  const [mail] = site.sandbox.mails();
  expect(mail).toMatchObject({
    from: 'Broadsheet <news@broadsheet.example>',
    to: ['Reader+news@example.org'],
    subject: 'Confirm your subscription to The Broadsheet Daily',
  });
  expect(mail?.text).toContain(linkIn(mail?.text));
  expect(mail?.html).toMatch(/^<!doctype html>/i);
  expect(new URL(linkIn(mail?.text)).origin).toBe(site.url);
  expect(await contacts()).toEqual([]);

  const page = await fetch(linkIn(mail?.text));
  const html = await page.text();
  expect(page.status).toBe(200);
  expect(text(html)).toContain('Re…@example.org');
  expect(text(html)).not.toContain('Reader+news');
  expect(await contacts()).toEqual([]);

  const confirmed = await post('/subscribe/confirm/', { token: tokenIn(html) });
  expect(confirmed.status).toBe(303);
  expect(confirmed.headers.get('location')).toBe('/subscribe/welcome/');
  expect(await contacts()).toEqual([
    {
      email: 'Reader+news@example.org',
      unsubscribed: false,
      segments: ['Broadsheet subscribers'],
      topics: [{ name: 'The Broadsheet Daily', subscription: 'opt_in' }],
    },
  ]);

  const welcome = await (await fetch(`${site.url}/subscribe/welcome/`)).text();
  expect(elements(welcome, 'article').length).toBe(3);
});

test('a scanner that follows every link and looks at every form changes nothing', async () => {
  const link = await confirmationLink('scanned@example.org');
  for (const method of ['GET', 'HEAD', 'GET', 'OPTIONS', 'PUT', 'DELETE']) {
    await fetch(link, { method, headers: { purpose: 'prefetch' } });
  }
  expect(await contacts()).toEqual([]);
  expect((await post('/subscribe/confirm/', { token: tokenIn(await pageOf(link)) })).status).toBe(
    303,
  );
  expect((await contacts()).length).toBe(1);
});

test('a button pressed twenty times at once makes one contact, and the same page each time', async () => {
  const token = tokenIn(await pageOf(await confirmationLink('often@example.org')));
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => post('/subscribe/confirm/', { token })),
  );
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([303]));
  expect((await contacts()).length).toBe(1);
  for (const made of ['/contacts', '/segments', '/topics']) {
    expect(requests('POST', made).filter(({ status }) => status === 201)).toHaveLength(1);
  }
});

test('somebody who had left comes back only by the button, with what is known kept', async () => {
  const known = await resend('POST', '/contacts', {
    email: 'back@example.org',
    first_name: 'Ada',
    unsubscribed: true,
  });
  expect(known.status).toBe(201);
  const link = await confirmationLink('back@example.org');
  expect((await contacts())[0]).toMatchObject({ unsubscribed: true, segments: [] });

  const before = requests('POST', '/contacts').length;
  await post('/subscribe/confirm/', { token: tokenIn(await pageOf(link)) });
  expect((await contacts())[0]).toMatchObject({
    unsubscribed: false,
    segments: ['Broadsheet subscribers'],
  });
  expect(requests('POST', '/contacts').length).toBe(before);
  const contact = await (await resend('GET', '/contacts/back@example.org')).json();
  expect(contact).toMatchObject({ first_name: 'Ada' });
});

test('the form sent five times in a minute is one mail', async () => {
  const answers = [];
  for (let i = 0; i < 5; i++)
    answers.push(await post('/api/subscribe', { email: 'once@example.org' }));
  expect(answers.map(({ status }) => status)).toEqual([303, 303, 303, 303, 303]);
  expect(site.sandbox.mails().length).toBe(1);
});

test('the answer is the same for every state of an address', async () => {
  await resend('POST', '/contacts', { email: 'known@example.org' });
  await resend('POST', '/contacts', { email: 'left@example.org', unsubscribed: true });
  const answers = [];
  for (const name of ['new', 'known', 'left']) {
    const answer = await post('/api/subscribe', { email: `${name}@example.org` });
    const headers = [...answer.headers].filter(([header]) => header !== 'date');
    answers.push(JSON.stringify([answer.status, headers, await answer.text()]));
  }
  expect(new Set(answers).size).toBe(1);
});

describe('a link that does not work says so and offers a new one', () => {
  test.each([
    ['expired', 410, 'This link has expired'],
    ['altered', 400, 'This link does not work'],
    ['of another purpose', 400, 'This link does not work'],
    ['of another site', 400, 'This link does not work'],
    ['missing', 400, 'This link does not work'],
  ])('%s', async (kind, status, title) => {
    const token = await badToken(kind);
    for (const answer of [
      await fetch(`${site.url}/subscribe/confirm/?token=${token}`),
      await post('/subscribe/confirm/', { token }),
    ]) {
      expect(answer.status).toBe(status);
      const html = await answer.text();
      expect(elements(html, 'h1').map(text)).toEqual([title]);
      const [form] = elements(html, 'form');
      expect(form?.properties['action']).toBe('/api/subscribe');
      expect(html).toContain(kind === 'expired' ? 'value="late@example.org"' : 'name="email"');
    }
    expect(await contacts()).toEqual([]);
  });
});

describe('when Resend fails, nothing is pretended', () => {
  test.each(['down', 'refusing', 'garbling'])('%s: the form keeps the address', async (kind) => {
    failing(kind, '/emails');
    const answer = await post('/api/subscribe', { email: 'kept@example.org' });
    expect(answer.status).toBe(503);
    const html = await answer.text();
    expect(html).toContain('value="kept@example.org"');
    expect(text(html)).toContain('try again in a few minutes');
  });

  test.each(['down', 'refusing'])('%s: the button stays, and works later', async (kind) => {
    const token = tokenIn(await pageOf(await confirmationLink('later@example.org')));
    failing(kind, '/contacts/*');
    const answer = await post('/subscribe/confirm/', { token });
    expect(answer.status).toBe(503);
    const html = await answer.text();
    expect(text(html)).toContain('Not subscribed yet');
    site.sandbox.clearFaults();
    expect((await post('/subscribe/confirm/', { token: tokenIn(html) })).status).toBe(303);
    expect((await contacts()).length).toBe(1);
  });

  test('a mail whose acceptance was lost on the way is one mail', async () => {
    site.sandbox.inject({ kind: 'drop', path: '/emails', when: 'after' });
    const answer = await post('/api/subscribe', { email: 'lost@example.org' });
    expect(answer.status).toBe(303);
    expect(site.sandbox.mails().length).toBe(1);
  });
});

function post(path: string, fields: Record<string, string>): Promise<Response> {
  return fetch(site.url + path, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: site.url },
    body: new URLSearchParams(fields),
  });
}

async function confirmationLink(email: string): Promise<string> {
  expect((await post('/api/subscribe', { email })).status).toBe(303);
  return linkIn(site.sandbox.mails(email)[0]?.text);
}

function linkIn(mail: string | null | undefined): string {
  return /https?:\/\/\S+/.exec(mail ?? '')?.[0] ?? 'no link';
}

async function pageOf(link: string): Promise<string> {
  return (await fetch(link)).text();
}

function tokenIn(html: string): string {
  const field = elements(html, 'input').find(({ properties }) => properties['name'] === 'token');
  return String(field?.properties['value']);
}

async function badToken(kind: string): Promise<string> {
  const { SignJWT } = await import('jose');
  const good = new URL(await confirmationLink('late@example.org')).searchParams.get('token') ?? '';
  site.sandbox.reset();
  if (kind === 'missing') return '';
  if (kind === 'altered') return good.replace(/.$/, (c) => (c === 'A' ? 'E' : 'A'));

  const [header = '', payload = ''] = good.split('.');
  const decode = (part: string) =>
    JSON.parse(Buffer.from(part, 'base64url').toString()) as Record<string, unknown>;
  const claims = decode(payload);
  const past = Math.floor(Date.now() / 1000) - 3 * 86_400;
  const changed = {
    expired: { ...claims, iat: past, exp: past + 172_800 },
    'of another purpose': { ...claims, aud: 'preferences' },
    'of another site': { ...claims, iss: 'https://elsewhere.example' },
  }[kind];
  return new SignJWT(changed)
    .setProtectedHeader({ alg: 'HS256', ...decode(header) })
    .sign(new TextEncoder().encode('a-secret-of-the-tests-that-is-long-enough'));
}

function failing(kind: string, path: string): void {
  const always = { path, times: 100 };
  if (kind === 'down') site.sandbox.inject({ kind: 'drop', ...always });
  if (kind === 'garbling') site.sandbox.inject({ kind: 'malformed', when: 'before', ...always });
  if (kind === 'refusing') {
    const body = { statusCode: 500, name: 'internal_server_error', message: 'It broke.' };
    site.sandbox.inject({ kind: 'status', status: 500, body, ...always });
  }
}

function requests(method: string, path: string) {
  return site.sandbox.ledger.requests.filter((r) => r.method === method && r.path === path);
}

async function resend(method: string, path: string, body?: object): Promise<Response> {
  return fetch(site.sandbox.url + path, {
    method,
    headers: {
      authorization: 'Bearer re_test_key',
      'user-agent': 'test',
      'content-type': 'application/json',
    },
    ...(body && { body: JSON.stringify(body) }),
  });
}

/** Who is on the list, as Resend tells it. */
async function contacts() {
  interface List<T> {
    data: T[];
  }
  const list = async <T>(path: string) =>
    ((await (await resend('GET', path)).json()) as List<T>).data;
  const all = await list<{ id: string; email: string; unsubscribed: boolean }>('/contacts');
  return Promise.all(
    all.map(async ({ id, email, unsubscribed }) => ({
      email,
      unsubscribed,
      segments: (await list<{ name: string }>(`/contacts/${id}/segments`)).map(({ name }) => name),
      topics: (await list<{ name: string; subscription: string }>(`/contacts/${id}/topics`)).map(
        ({ name, subscription }) => ({ name, subscription }),
      ),
    })),
  );
}
