import { SignJWT } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { elements, text } from './built-site.ts';
import { type RunningSite, runSite, until } from './running-site.ts';
import { pageOf, signingUpOn, tokenIn } from './signing-up.ts';

let site: RunningSite;
let signUp: ReturnType<typeof signingUpOn>;
beforeAll(async () => {
  site = await runSite();
  signUp = signingUpOn(site);
});
beforeEach(async () => {
  site.sandbox.clearFaults();
  await signUp.workDone();
  site.sandbox.reset();
});
afterAll(() => site.close());

/** An unused address: each gets at most one email in 15 minutes. */
let used = 0;
const newAddress = () => `reader${(used += 1)}@example.org`;

describe('an invalid link says so and offers a new one', () => {
  test.each([
    ['expired', 410, 'This link has expired'],
    ['altered', 400, 'This link does not work'],
    ['of another purpose', 400, 'This link does not work'],
    ['of another site', 400, 'This link does not work'],
    ['missing', 400, 'This link does not work'],
  ])('%s', async (kind, status, title) => {
    const address = newAddress();
    const token = await badToken(kind, address);
    for (const answer of [
      await fetch(`${site.url}/subscribe/confirm/?token=${token}`),
      await signUp.post('/subscribe/confirm/', { token }),
    ]) {
      expect(answer.status).toBe(status);
      const html = await answer.text();
      expect(elements(html, 'h1').map(text)).toEqual([title]);
      const [form] = elements(html, 'form');
      expect(form?.properties['action']).toBe('/api/subscribe');
      expect(html).toContain(kind === 'expired' ? `value="${address}"` : 'name="email"');
    }
    expect(await signUp.contacts()).toEqual([]);
  });
});

describe('when Resend fails, sign-ups continue and nothing is lost', () => {
  test.each(['down', 'refusing'])('%s: one email is sent later', async (kind) => {
    failing(kind, '/emails/batch');
    const answer = await signUp.post('/api/subscribe', { email: newAddress() });
    expect(answer.status).toBe(303);
    await until(() => signUp.requests('POST', '/emails/batch').length > 0);
    expect(site.sandbox.mails()).toEqual([]);

    site.sandbox.clearFaults();
    await signUp.workDone();
    expect(site.sandbox.mails().length).toBe(1);
  });

  test('a reader who confirms is added later', async () => {
    const address = newAddress();
    const token = tokenIn(await pageOf(await signUp.confirmationLink(address)));
    failing('down', '/contacts/*');
    const answer = await signUp.post('/subscribe/confirm/', { token });
    expect(answer.status).toBe(303);
    await until(() => signUp.requests('GET', `/contacts/${address}`).length > 0);
    expect(await signUp.contacts()).toEqual([]);

    site.sandbox.clearFaults();
    await signUp.workDone();
    expect((await signUp.contacts()).length).toBe(1);
  });

  test('an email whose acceptance was lost is sent once', async () => {
    site.sandbox.inject({ kind: 'drop', path: '/emails/batch', when: 'after' });
    const answer = await signUp.post('/api/subscribe', { email: newAddress() });
    expect(answer.status).toBe(303);
    await signUp.workDone();
    expect(signUp.requests('POST', '/emails/batch').length).toBe(2);
    expect(site.sandbox.mails().length).toBe(1);
  });
});

async function badToken(kind: string, address: string): Promise<string> {
  const good = new URL(await signUp.confirmationLink(address)).searchParams.get('token') ?? '';
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
  if (kind === 'refusing') {
    const body = { statusCode: 500, name: 'internal_server_error', message: 'It broke.' };
    site.sandbox.inject({ kind: 'status', status: 500, body, ...always });
  }
}
