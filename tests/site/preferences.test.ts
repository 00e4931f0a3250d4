import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { anAddress } from '../fakes/an-address.ts';
import { elements, text } from './built-site.ts';
import { type RunningSite, runSite } from './running-site.ts';
import { PATIENTLY, signingUpOn } from './signing-up.ts';

let site: RunningSite;
let signUp: ReturnType<typeof signingUpOn>;
let token: string;
const email = 'reader@example.org';
const address = anAddress(email);
beforeAll(async () => {
  site = await runSite();
  signUp = signingUpOn(site);
  token = await signUp.token({ purpose: 'preferences', address }, new Date('2025-01-01'));
});
beforeEach(() => site.sandbox.reset());
afterAll(() => site.close());

const open = (word = token) => fetch(`${site.url}/preferences/?token=${word}`);
const submit = (action: string, fields: Record<string, string> = {}, word = token) =>
  signUp.post('/preferences/', { token: word, action, ...fields });
const pollStatus = () => expect.poll(() => signUp.statusOf(email), PATIENTLY);

function ticked(html: string): unknown[] {
  const boxes = elements(html, 'input').filter(({ properties }) => properties['checked']);
  return boxes.map(({ properties }) => properties['value']);
}

test('a reader sees their newsletters, changes them, and sees the change', async () => {
  await signUp.subscribed(email);
  const html = await (await open()).text();
  expect(ticked(html)).toEqual(['daily']);
  expect(html).not.toContain(email);

  expect((await submit('choose', { newsletter: 'weekly' })).status).toBe(200);
  await pollStatus().toMatchObject({ receives: ['weekly'] });
  expect(ticked(await (await open()).text())).toEqual(['weekly']);
});

test('opening the page changes nothing, with any method', async () => {
  await signUp.subscribed(email);
  const before = await signUp.contacts();
  for (const method of ['GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE']) {
    await fetch(`${site.url}/preferences/?token=${token}&action=erase`, { method });
  }
  expect(await signUp.contacts()).toEqual(before);
});

test.each([
  ['nothing selected', { newsletter: '' }, 'select at least one newsletter'],
  ['one that does not exist', { newsletter: 'hourly' }, 'does not exist'],
])('%s: 422, and nothing changes', async (_name, fields, sentence) => {
  await signUp.subscribed(email);
  const answer = await submit('choose', fields);
  expect(answer.status).toBe(422);
  expect(text(await answer.text())).toContain(sentence);
  expect(await signUp.statusOf(email)).toMatchObject({ receives: ['daily'] });
});

test('leave: the reader gets no more newsletters, and the page offers to subscribe again', async () => {
  await signUp.subscribed(email);
  expect((await submit('leave')).status).toBe(200);
  await pollStatus().toMatchObject({ unsubscribed: true });
  expect(ticked(await (await open()).text())).toEqual([]);
  await new Promise((resolve) => setTimeout(resolve, 5));
  await submit('choose', { newsletter: 'daily' });
  await pollStatus().toMatchObject({ receives: ['daily'] });
});

test('erase: the address is deleted, and the link does not bring it back', async () => {
  await signUp.subscribed(email);
  expect((await submit('erase')).status).toBe(200);
  await pollStatus().toBeUndefined();
  expect(text(await (await open()).text())).toContain('is not on our list');
  expect((await submit('choose', { newsletter: 'daily' })).status).toBe(200);
  expect(await signUp.contacts()).toEqual([]);
});

test('a confirmed new address gets the newsletters of the old one, which is removed', async () => {
  await signUp.subscribed(email, ['daily', 'weekly']);
  const to = anAddress('new@example.org');
  const grant = { purpose: 'change-address', address: to, from: address } as const;
  const link = await signUp.token(grant, new Date());
  const html = await (await open(link)).text();
  expect(text(html)).toContain('re…\u2060@example.org');
  expect(await signUp.statusOf(email)).toMatchObject({ receives: ['daily', 'weekly'] });

  expect((await submit('confirm-move', {}, link)).status).toBe(200);
  await pollStatus().toBeUndefined();
  expect(await signUp.statusOf(to)).toMatchObject({ receives: ['daily', 'weekly'] });
});

test('each link works only for its own purpose', async () => {
  await signUp.subscribed(email);
  const grant = { purpose: 'change-address', address, from: anAddress('x@example.org') } as const;
  const change = await signUp.token(grant, new Date());
  const late = await signUp.token(grant, new Date(Date.now() - 49 * 3_600_000));
  expect((await submit('confirm-move')).status).toBe(400);
  expect((await submit('erase', {}, change)).status).toBe(400);
  expect((await submit('confirm-move', {}, late)).status).toBe(410);
  expect((await submit('sell')).status).toBe(400);
  expect(await signUp.statusOf(email)).toMatchObject({ receives: ['daily'] });
});

test('a form from another site changes nothing', async () => {
  await signUp.subscribed(email);
  const answer = await fetch(`${site.url}/preferences/`, {
    method: 'POST',
    headers: { origin: 'https://evil.example' },
    body: new URLSearchParams({ token, action: 'erase' }),
  });
  expect(answer.status).toBe(403);
  expect(await signUp.statusOf(email)).toMatchObject({ receives: ['daily'] });
});

test('when Resend does not answer, the page says so and readers can still unsubscribe', async () => {
  await signUp.subscribed(email);
  const body = { statusCode: 500, name: 'internal_server_error', message: 'It broke.' };
  site.sandbox.inject({ kind: 'status', status: 500, body, path: '/contacts/*', times: 100 });
  const answer = await open();
  expect(answer.status).toBe(503);
  expect(await answer.text()).toContain('value="leave"');
  site.sandbox.clearFaults();
});
