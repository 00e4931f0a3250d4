import { once } from 'node:events';
import { connect } from 'node:net';
import { expect } from 'vitest';
import { anAddress } from '../fakes/an-address.ts';
import type { RunningSite } from './running-site.ts';
import { signingUpOn } from './signing-up.ts';

/** The possible states of an address on a running site, and the response to a sign-up, byte for byte. */
export function addressStatesOn(site: RunningSite) {
  const signUp = signingUpOn(site);

  /** Puts an address into a state, through the requests of readers and Resend. */
  const states: Record<string, (email: string) => Promise<void>> = {
    new: async () => undefined,
    pending: async (email) => void (await signUp.confirmationLink(email)),
    confirmed: (email) => signUp.subscribed(email),
    left: async (email) => {
      await signUp.subscribed(email);
      const grant = { purpose: 'unsubscribe', address: anAddress(email) } as const;
      const path = `/unsubscribe/?token=${await signUp.token(grant, new Date())}`;
      expect((await signUp.post(path, { 'List-Unsubscribe': 'One-Click' })).status).toBe(200);
      await signUp.workDone();
      expect(await signUp.statusOf(email)).toMatchObject({ unsubscribed: true });
    },
    suppressed: async (email) => {
      expect((await signUp.resend('POST', '/suppressions', { email })).ok).toBe(true);
    },
  };

  /** Every byte of the response to this form, as received, without the date. */
  async function wholeAnswer(form: Record<string, string>): Promise<string> {
    const { hostname, port, host } = new URL(site.url);
    const body = String(new URLSearchParams(form));
    const socket = connect(Number(port), hostname);
    let bytes = '';
    socket.setEncoding('latin1').on('data', (chunk: string) => (bytes += chunk));
    const lines = [
      'POST /api/subscribe HTTP/1.1',
      `Host: ${host}`,
      `Origin: ${site.url}`,
      'Content-Type: application/x-www-form-urlencoded',
      `Content-Length: ${body.length}`,
      'Connection: close',
    ];
    socket.write(`${lines.join('\r\n')}\r\n\r\n${body}`);
    await once(socket, 'close');
    return bytes.replace(/^date: .*\r\n/im, '');
  }

  return { ...signUp, states, wholeAnswer };
}

/** All have the same length, so that only the letters of the request differ. */
export const addressIn = (state: string) => `${state.padEnd(10, '0')}@example.org`;
