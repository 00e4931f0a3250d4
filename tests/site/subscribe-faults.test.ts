import { SignJWT } from 'jose';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { elements, text } from './built-site.ts';
import { type RunningSite, runSite } from './running-site.ts';
import { pageOf, signingUpOn, tokenIn } from './signing-up.ts';

let site: RunningSite;
let signUp: ReturnType<typeof signingUpOn>;
beforeAll(async () => {
  site = await runSite();
  signUp = signingUpOn(site);
});
beforeEach(() => site.sandbox.reset());
afterEach(() => site.sandbox.clearFaults());
afterAll(() => site.close());

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
      await signUp.post('/subscribe/confirm/', { token }),
    ]) {
      expect(answer.status).toBe(status);
      const html = await answer.text();
      expect(elements(html, 'h1').map(text)).toEqual([title]);
      const [form] = elements(html, 'form');
      expect(form?.properties['action']).toBe('/api/subscribe');
      expect(html).toContain(kind === 'expired' ? 'value="late@example.org"' : 'name="email"');
    }
    expect(await signUp.contacts()).toEqual([]);
  });
});

describe('when Resend fails, nothing is pretended', () => {
  test.each(['down', 'refusing', 'garbling'])('%s: the form keeps the address', async (kind) => {
    failing(kind, '/emails');
    const answer = await signUp.post('/api/subscribe', { email: 'kept@example.org' });
    expect(answer.status).toBe(503);
    const html = await answer.text();
    expect(html).toContain('value="kept@example.org"');
    expect(text(html)).toContain('try again in a few minutes');
  });

  test.each(['down', 'refusing'])('%s: the button stays, and works later', async (kind) => {
    const token = tokenIn(await pageOf(await signUp.confirmationLink('later@example.org')));
    failing(kind, '/contacts/*');
    const answer = await signUp.post('/subscribe/confirm/', { token });
    expect(answer.status).toBe(503);
    const html = await answer.text();
    expect(text(html)).toContain('Not subscribed yet');
    site.sandbox.clearFaults();
    expect((await signUp.post('/subscribe/confirm/', { token: tokenIn(html) })).status).toBe(303);
    expect((await signUp.contacts()).length).toBe(1);
  });

  test('a mail whose acceptance was lost on the way is one mail', async () => {
    site.sandbox.inject({ kind: 'drop', path: '/emails', when: 'after' });
    const answer = await signUp.post('/api/subscribe', { email: 'lost@example.org' });
    expect(answer.status).toBe(303);
    expect(site.sandbox.mails().length).toBe(1);
  });
});

async function badToken(kind: string): Promise<string> {
  const good =
    new URL(await signUp.confirmationLink('late@example.org')).searchParams.get('token') ?? '';
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
