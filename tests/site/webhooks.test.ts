import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { signedHeaders } from '../../scripts/sandbox/svix-signature.ts';
import { type RunningSite, runSite } from './running-site.ts';
import { sendExactly } from './send-exactly.ts';
import { PATIENTLY, signingUpOn } from './signing-up.ts';

const PATH = '/api/webhooks/resend';
let site: RunningSite;
let signUp: ReturnType<typeof signingUpOn>;
let secret: string;
beforeAll(async () => {
  site = await runSite(async ({ url, sandbox }) => {
    const events = ['email.bounced', 'email.complained', 'contact.updated'];
    const answer = await fetch(`${sandbox.url}/webhooks`, {
      method: 'POST',
      headers: {
        authorization: 'Bearer re_x',
        'user-agent': 't',
        'content-type': 'application/json',
      },
      body: JSON.stringify({ endpoint: url + PATH, events }),
    });
    ({ signing_secret: secret } = (await answer.json()) as { signing_secret: string });
    return { RESEND_WEBHOOK_SECRET: secret };
  });
  signUp = signingUpOn(site);
});
afterAll(() => site.close());

let messages = 0;
const newId = () => `msg_test_${++messages}`;
const seconds = () => Math.floor(Date.now() / 1000);
function deliver(event: unknown, { id = newId(), at = seconds(), key = secret, path = PATH } = {}) {
  const body = typeof event === 'string' ? event : JSON.stringify(event);
  const headers = signedHeaders(key, id, at, body);
  return sendExactly(site.url, { path, method: 'POST', headers, body });
}
const bounce = (email: string, created_at = new Date().toISOString(), type = 'Permanent') => ({
  type: 'email.bounced',
  created_at,
  data: { email_id: 'x', to: [email], bounce: { type, subType: 'General', message: 'gone' } },
});
const complaint = (email: string) => ({
  ...bounce(email),
  type: 'email.complained',
});
const isOut = (email: string) =>
  expect.poll(async () => (await signUp.statusOf(email))?.unsubscribed, PATIENTLY);

test('bounces and complaints from the sandbox are accepted, and those readers receive nothing more', async () => {
  for (const email of ['bounced@resend.dev', 'complained@resend.dev']) {
    await signUp.subscribed(email);
    const mail = { from: 'a@broadsheet.example', to: email, subject: 's', text: 't' };
    expect((await signUp.resend('POST', '/emails', mail)).status).toBe(200);
    await isOut(email).toBe(true);
  }
  // The sandbox hears the answer after the reader is out.
  const heard = () => site.sandbox.ledger.webhooks;
  await expect.poll(() => heard().map(({ type }) => type), PATIENTLY).toContain('email.complained');
  expect(new Set(heard().map(({ status }) => status))).toEqual(new Set([200]));
});

test('unsubscribing on a page of Resend is recorded, so that no old link resubscribes', async () => {
  const email = 'elsewhere@example.org';
  await signUp.subscribed(email);
  await signUp.resend('PATCH', `/contacts/${email}`, { unsubscribed: true });
  await expect
    .poll(async () => {
      const contact = (await (await signUp.resend('GET', `/contacts/${email}`)).json()) as {
        properties: Record<string, { value: string }>;
      };
      return contact.properties['newsletters']?.value;
    }, PATIENTLY)
    .toBe('');
});

describe('a signed message is processed once', () => {
  test('with and without a trailing slash', async () => {
    for (const [i, path] of [PATH, `${PATH}/`].entries()) {
      const email = `slash-${i}@example.org`;
      await signUp.subscribed(email);
      expect((await deliver(bounce(email), { path })).status).toBe(200);
      await isOut(email).toBe(true);
    }
  });

  test('a replay does not undo a later decision of the reader', async () => {
    const email = 'replayed@example.org';
    await signUp.subscribed(email);
    const [id, event] = [newId(), bounce(email)];
    expect((await deliver(event, { id })).status).toBe(200);
    await isOut(email).toBe(true);
    await new Promise((resolve) => setTimeout(resolve, 1100));
    await signUp.subscribed(email);
    for (let i = 0; i < 20; i++) expect((await deliver(event, { id })).status).toBe(200);
    // Another message with the same content, later.
    expect((await deliver(event)).status).toBe(200);
    await deliver(complaint('marker@example.org'));
    expect(await signUp.statusOf(email)).toMatchObject({ receives: ['daily'] });
  });

  test.each([
    ['a bounce that passes', bounce('stays@example.org', undefined, 'Transient')],
    ['a type that nobody knows', { type: 'email.sung', created_at: 'x', data: {} }],
    ['a bounce of what is no address', bounce('nobody')],
  ])('%s: 200, and nothing changes', async (_name, event) => {
    await signUp.workDone();
    const before = site.sandbox.ledger.requests.length;
    expect((await deliver(event)).status).toBe(200);
    await signUp.workDone();
    expect(site.sandbox.ledger.requests.length).toBe(before);
  });
});

describe('invalid messages are refused', () => {
  const email = 'stays@example.org';
  beforeEach(async () => signUp.subscribed(email));

  test.each([
    ['another secret', 401, () => deliver(bounce(email), { key: 'whsec_c29tZXRoaW5nIGVsc2U=' })],
    ['too old', 401, () => deliver(bounce(email), { at: seconds() - 600 })],
    ['from the future', 401, () => deliver(bounce(email), { at: seconds() + 600 })],
    ['no JSON', 400, () => deliver('{')],
    ['no event', 400, () => deliver({ hello: 'world' })],
    ['a known type in another shape', 400, () => deliver({ type: 'email.bounced', data: 1 })],
    ['64 KB and one byte', 413, () => deliver(' '.repeat(65_537))],
    ['no signature', 400, () => unsigned('POST')],
    ['GET', 405, () => unsigned('GET')],
    ['PUT', 405, () => unsigned('PUT')],
  ])('%s: %i', async (_name, status, send) => {
    const answer = await send();
    expect(answer.status).toBe(status);
    if (status === 405) expect(answer.headers['allow']).toBe('POST');
    expect(await signUp.statusOf(email)).toMatchObject({ receives: ['daily'] });
  });

  test('a changed body', async () => {
    const headers = signedHeaders(secret, newId(), seconds(), JSON.stringify(bounce('a@b.co')));
    const body = JSON.stringify(bounce(email));
    const answer = await sendExactly(site.url, { path: PATH, method: 'POST', headers, body });
    expect(answer.status).toBe(401);
    expect(await signUp.statusOf(email)).toMatchObject({ receives: ['daily'] });
  });
});

test('without its secret the endpoint responds 503, and logs it once', async () => {
  const bare = await runSite();
  try {
    for (let i = 0; i < 3; i++) {
      const path = PATH;
      const answer = await sendExactly(bare.url, { path, method: 'POST', headers: {}, body: '{}' });
      expect(answer.status).toBe(503);
    }
    expect(bare.output().match(/webhooks-not-set-up/g)).toHaveLength(1);
  } finally {
    await bare.close();
  }
});

function unsigned(method: string) {
  return sendExactly(site.url, { path: PATH, method, headers: {}, body: JSON.stringify({}) });
}
