import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { anAddress } from '../fakes/an-address.ts';
import { type RunningSite, runSite } from './running-site.ts';
import { signingUpOn } from './signing-up.ts';

let site: RunningSite;
let signUp: ReturnType<typeof signingUpOn>;
beforeAll(async () => {
  site = await runSite();
  signUp = signingUpOn(site);
});
afterAll(() => site.close());

/** All of the same length, so that nothing but the letters of the request differs. */
const of = (state: string) => `${state.padEnd(10, '0')}@example.org`;

/** Brings an address into its state, by the roads that readers and Resend take. */
const STATES: Record<string, (email: string) => Promise<void>> = {
  new: async () => undefined,
  pending: async (email) => void (await signUp.confirmationLink(email)),
  confirmed: (email) => signUp.subscribed(email),
  left: async (email) => {
    await signUp.subscribed(email);
    const grant = { purpose: 'unsubscribe', address: anAddress(email) } as const;
    const path = `/unsubscribe/?token=${await signUp.token(grant, new Date())}`;
    expect((await signUp.post(path, { 'List-Unsubscribe': 'One-Click' })).status).toBe(200);
    await signUp.workDone();
    expect(await signUp.standing(email)).toMatchObject({ unsubscribed: true });
  },
  suppressed: async (email) => {
    expect((await signUp.resend('POST', '/suppressions', { email })).ok).toBe(true);
  },
};

test('whatever is known of an address, the answer is the same, byte for byte', async () => {
  const answers = new Map<string, string>();
  for (const [state, bring] of Object.entries(STATES)) {
    await bring(of(state));
    answers.set(state, await wholeAnswer(`email=${of(state).replace('@', '%40')}`));
  }
  answers.set('fallen into the trap', await wholeAnswer(`email=${of('x')}&website=x`));
  expect([...new Set(answers.values())]).toHaveLength(1);
  expect(answers.get('new')).toMatch(/^HTTP\/1\.1 303 See Other\r\n/);
  expect(answers.get('new')).toContain('location: /subscribe/check-your-inbox/\r\n');
  await signUp.workDone();
  expect(site.sandbox.mails(of('new'))).toHaveLength(1);
  expect(site.sandbox.mails(of('x'))).toEqual([]);
});

/** Every byte of the answer to a sign-up but those of its date, as they come over the connection. */
async function wholeAnswer(form: string): Promise<string> {
  const { hostname, port, host } = new URL(site.url);
  const socket = connect(Number(port), hostname);
  let bytes = '';
  socket.setEncoding('latin1').on('data', (chunk: string) => (bytes += chunk));
  const lines = [
    'POST /api/subscribe HTTP/1.1',
    `Host: ${host}`,
    `Origin: ${site.url}`,
    'Content-Type: application/x-www-form-urlencoded',
    `Content-Length: ${form.length}`,
    'Connection: close',
  ];
  socket.write(`${lines.join('\r\n')}\r\n\r\n${form}`);
  await once(socket, 'close');
  return bytes.replace(/^date: .*\r\n/im, '');
}
