import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { signedHeaders } from '../../../scripts/sandbox/svix-signature.ts';
import { anAddress } from '../../fakes/an-address.ts';
import { addressIn, addressStatesOn } from '../address-states.ts';
import { elements } from '../built-site.ts';
import { type RunningSite, runSite } from '../running-site.ts';
import { sendExactly } from '../send-exactly.ts';
import { linkIn, pageOf, signingUpOn, tokenIn } from '../signing-up.ts';

const WEBHOOK_SECRET = 'whsec_c2VjcmV0IG9mIHRoZSB0ZXN0cw==';
let site: RunningSite;
let signUp: ReturnType<typeof signingUpOn>;
beforeAll(async () => {
  site = await runSite({ RESEND_WEBHOOK_SECRET: WEBHOOK_SECRET });
  signUp = signingUpOn(site);
});
beforeEach(() => {
  site.sandbox.clearFaults();
  site.sandbox.reset();
});
afterAll(() => site.close());

/** Resend is down for requests to this path. */
function down(path: string): void {
  const body = { statusCode: 500, name: 'internal_server_error', message: 'It broke.' };
  site.sandbox.inject({ kind: 'status', status: 500, body, path, times: 100 });
}

describe('while Resend is down, nothing is claimed, and a retry succeeds', () => {
  test('sign-up: 503 with the address in the form', async () => {
    const email = 'outage@example.org';
    down('/emails/batch');
    const answer = await signUp.post('/api/subscribe', { email });
    expect(answer.status).toBe(503);
    expect(answer.headers.get('retry-after')).toBe('60');
    const field = elements(await answer.text(), 'input').find(
      ({ properties }) => properties['name'] === 'email',
    );
    expect(field?.properties['value']).toBe(email);
    expect(site.sandbox.mails()).toEqual([]);

    site.sandbox.clearFaults();
    expect((await signUp.post('/api/subscribe', { email })).status).toBe(303);
    expect(site.sandbox.mails(email)).toHaveLength(1);
  });

  test('confirmation: 503 with the button, and nobody is added', async () => {
    const token = tokenIn(await pageOf(await signUp.confirmationLink('late@example.org')));
    down('/contacts/*');
    const answer = await signUp.post('/subscribe/confirm/', { token });
    expect(answer.status).toBe(503);
    expect(tokenIn(await answer.text())).toBe(token);
    expect(await signUp.contacts()).toEqual([]);

    site.sandbox.clearFaults();
    expect((await signUp.post('/subscribe/confirm/', { token })).status).toBe(303);
    expect((await signUp.contacts()).length).toBe(1);
  });

  test('one-click unsubscribe, preferences and webhooks: 503', async () => {
    const email = 'stuck@example.org';
    await signUp.subscribed(email);
    const grant = { purpose: 'unsubscribe', address: anAddress(email) } as const;
    const leave = `/unsubscribe/?token=${await signUp.token(grant, new Date())}`;
    const word = await signUp.token({ purpose: 'preferences', address: grant.address }, new Date());
    const at = Math.floor(Date.now() / 1000);
    const event = {
      type: 'email.complained',
      created_at: new Date(Date.now() + 1000).toISOString(),
      data: { to: [email] },
    };
    const body = JSON.stringify(event);
    const headers = signedHeaders(WEBHOOK_SECRET, 'msg_1', at, body);
    const webhook = { path: '/api/webhooks/resend', method: 'POST', headers, body };

    down('/contacts/*');
    expect((await signUp.post(leave, { 'List-Unsubscribe': 'One-Click' })).status).toBe(503);
    const change = { token: word, action: 'leave' };
    expect((await signUp.post('/preferences/', change)).status).toBe(503);
    expect((await sendExactly(site.url, webhook)).status).toBe(503);

    site.sandbox.clearFaults();
    expect(await signUp.statusOf(email)).toMatchObject({ receives: ['daily'] });
    expect((await sendExactly(site.url, webhook)).status).toBe(200);
    expect(await signUp.statusOf(email)).toMatchObject({ unsubscribed: true });
  });
});

test('an email whose acceptance was lost is sent once', async () => {
  site.sandbox.inject({ kind: 'drop', path: '/emails/batch', when: 'after' });
  expect((await signUp.post('/api/subscribe', { email: 'lost@example.org' })).status).toBe(303);
  expect(signUp.requests('POST', '/emails/batch').length).toBe(2);
  expect(site.sandbox.mails().length).toBe(1);
});

test('another instance, which has counted nothing, sends no second email', async () => {
  const email = 'twice@example.org';
  const other = await runSite({ RESEND_BASE_URL: site.sandbox.url });
  try {
    const answers = [
      await signUp.post('/api/subscribe', { email }),
      await signingUpOn(other).post('/api/subscribe', { email }),
      // Another spelling of the same mailbox.
      await signingUpOn(other).post('/api/subscribe', { email: 'twice+x@example.org' }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303]);
    expect(site.sandbox.ledger.deliveries.map(({ to }) => to)).toEqual([email]);
  } finally {
    await other.close();
  }
});

test('Resend gets the same requests for every state of an address', async () => {
  const { states } = addressStatesOn(site);
  const work = new Map<string, string>();
  for (const [state, bring] of Object.entries(states)) {
    await bring(addressIn(state));
    const before = site.sandbox.ledger.requests.length;
    expect((await signUp.post('/api/subscribe', { email: addressIn(state) })).status).toBe(303);
    const requests = site.sandbox.ledger.requests.slice(before);
    work.set(state, requests.map(({ method, path }) => `${method} ${path}`).join());
  }
  expect([...work.keys()].length).toBe(5);
  expect(new Set(work.values())).toEqual(new Set(['POST /emails/batch']));
});

test('a link in an email leads to the site, whatever host a request names', async () => {
  const email = 'host@example.org';
  const headers = {
    host: 'evil.example',
    origin: site.url,
    'content-type': 'application/x-www-form-urlencoded',
  };
  const form = { path: '/api/subscribe', method: 'POST', headers, body: `email=${email}` };
  expect((await sendExactly(site.url, form)).status).toBe(303);
  expect(new URL(linkIn(site.sandbox.mails(email)[0]?.text)).origin).toBe(site.url);
});
