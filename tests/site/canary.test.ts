import { execFile } from 'node:child_process';
import { globSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bareEnv, projectPath } from '../../scripts/settings/environment.ts';
import { signedHeaders } from '../../scripts/sandbox/svix-signature.ts';
import { joseSignedLinks } from '../../src/providers/jose/jose-signed-links.ts';
import type { Grant } from '../../src/subscribers/signed-links.ts';
import { anAddress } from '../fakes/an-address.ts';
import { type RunningSite, runSite, until } from './running-site.ts';
import { linkIn, signingUpOn } from './signing-up.ts';

/** Part of everything private or secret. The site and its content do not contain this word. */
const CANARY = 'Serinus';
const address = anAddress(`${CANARY}.reader@example.org`);
const next = anAddress(`${CANARY}.next@example.org`);
const SECRET = `${CANARY}-signs-links-with-this-long-secret`;
const WEBHOOK_SECRET = `whsec_${CANARY}AAAAAAAAAAAAAAAAAAAAAAAAA`;
const folder = mkdtempSync(join(tmpdir(), 'broadsheet-canary-'));
const OUTBOX_PATH = join(folder, 'outbox.sqlite');

let site: RunningSite;
let signUp: ReturnType<typeof signingUpOn>;
/** Every token that passed through the site. */
const tokens: string[] = [];
beforeAll(async () => {
  site = await runSite({
    OUTBOX_PATH,
    RESEND_API_KEY: `re_${CANARY}_key`,
    TOKEN_SECRET: SECRET,
    RESEND_WEBHOOK_SECRET: WEBHOOK_SECRET,
  });
  signUp = signingUpOn(site);
});
afterAll(async () => {
  await site.close();
  rmSync(folder, { recursive: true });
});

async function token(grant: Grant, issuedAt = new Date()): Promise<string> {
  const links = joseSignedLinks({ secrets: [SECRET], issuer: site.url });
  const made = await links.issue(grant, issuedAt);
  tokens.push(made);
  return made;
}
const subscribe = (page = '/') =>
  token({ purpose: 'subscribe', address, newsletters: ['daily'], page });
const preferences = () => token({ purpose: 'preferences', address });
const submit = async (fields: Record<string, string>) =>
  signUp.post('/preferences/', { token: await preferences(), ...fields });

/** A signed message, or a forged one. */
function webhook(event: object, secret = WEBHOOK_SECRET) {
  const body = JSON.stringify({ created_at: new Date().toISOString(), ...event });
  const seconds = Math.floor(Date.now() / 1000);
  const headers = signedHeaders(secret, `msg_${CANARY}_${tokens.length}`, seconds, body);
  return fetch(`${site.url}/api/webhooks/resend`, { method: 'POST', headers, body });
}

/** Everything that a reader, a stranger and Resend can do with an address. Returns the statuses. */
async function everything(): Promise<number[]> {
  const answers = [
    await signUp.post('/api/subscribe', { email: address }),
    await signUp.post('/api/subscribe', { email: `${CANARY}@nowhere` }),
    await signUp.post('/api/subscribe', { email: address, website: CANARY }),
    await signUp.post('/api/subscribe', { email: address, newsletter: CANARY }),
    await fetch(`${site.url}/api/subscribe`, { method: 'POST', body: address }),
    await fetch(`${site.url}/subscribe/confirm/?token=${await subscribe()}`),
    await signUp.post('/subscribe/confirm/', { token: await subscribe(`/${tokens.length}/`) }),
    await signUp.post('/subscribe/confirm/', { token: `${await subscribe()}x` }),
    await fetch(`${site.url}/preferences/?token=${await preferences()}`),
    await submit({ action: 'choose', newsletter: 'weekly' }),
    await submit({ action: 'choose', newsletter: CANARY }),
    await submit({ action: 'move', email: next }),
    await submit({ action: 'move', email: `${CANARY}@nowhere` }),
    await submit({ action: 'leave' }),
    await submit({ action: 'erase' }),
    await signUp.post('/preferences/', {
      token: await token({ purpose: 'change-address', address: next, from: address }),
      action: 'confirm-move',
    }),
    await fetch(
      `${site.url}/unsubscribe/?token=${await token({ purpose: 'unsubscribe', address })}`,
    ),
    await signUp.post(`/unsubscribe/?token=${await token({ purpose: 'unsubscribe', address })}`, {
      'List-Unsubscribe': 'One-Click',
    }),
    await webhook({
      type: 'email.bounced',
      data: { to: [address], bounce: { type: 'Permanent' } },
    }),
    await webhook({ type: 'contact.updated', data: { email: address, unsubscribed: true } }),
    await webhook({ type: `${CANARY}@example.org`, data: {} }),
    await webhook(
      { type: 'email.complained', data: { to: [address] } },
      'whsec_AAAAAAAAAAAAAAAAAAAA',
    ),
    await fetch(`${site.url}/nothing/${address}?token=${await preferences()}`),
    await fetch(`${site.url}/healthz?${address}`),
  ];
  return answers.map(({ status }) => status);
}

/** The bytes of the outbox and its write-ahead log. */
const onDisk = () =>
  readdirSync(folder)
    .map((name) => readFileSync(join(folder, name), 'latin1'))
    .join('\n');

function failing(path: string, status: number, name: string, times: number): void {
  const body = { statusCode: status, name, message: `${address} is at fault, says ${CANARY}` };
  site.sandbox.inject({ kind: 'status', status, body, path, times });
}

/** The output of `npm run doctor`, which exits with 1 if jobs are parked. */
const doctor = async (...args: string[]) => {
  const env = { ...bareEnv(), OUTBOX_PATH };
  const command = [projectPath('scripts/doctor.ts'), ...args];
  // Not spawnSync: while it blocks, closed idle connections go unnoticed.
  const run = promisify(execFile)(process.execPath, command, { env });
  const { stdout, stderr } = await run.catch((error: { stdout: string; stderr: string }) => error);
  return stdout + stderr;
};

test('if every request is refused, jobs are parked and the log names nobody', async () => {
  failing('/emails/batch', 422, 'validation_error', 100);
  failing('/contacts/*', 422, 'validation_error', 100);
  expect(new Set(await everything())).toEqual(new Set([200, 303, 400, 401, 403, 404, 422, 503]));
  await signUp.workDone();
  expect(site.output()).toContain('"event":"mails-parked"');
  expect(site.output()).toContain('"event":"job-parked"');
  // Proves that the search below would find it.
  expect(onDisk()).toContain(CANARY);
  const said = await doctor();
  expect(said).toMatch(/jobs? (?:is|are) parked:/);
  expect(said).not.toContain(CANARY);
});

test('with temporary failures, every job is done in the end', async () => {
  site.sandbox.clearFaults();
  // Few, because the worker waits longer after each.
  site.sandbox.inject({ kind: 'drop', when: 'after', method: 'PATCH' });
  site.sandbox.inject({ kind: 'malformed', path: '/emails/batch' });
  failing('/contacts/*', 429, 'rate_limit_exceeded', 1);
  expect(await doctor('--retry', 'all')).toMatch(/^\d+ retried\.\n$/);
  await everything();
  await signUp.workDone();
  const mailed = site.sandbox.mails(address).map(({ text }) => linkIn(text));
  expect(mailed.length).toBeGreaterThan(0);
  tokens.push(...mailed.map((link) => new URL(link).searchParams.get('token') ?? 'no token'));
  expect(site.output()).toContain('"event":"resend-call-failed"');
  expect(site.output()).toContain('"event":"webhook-forged"');
});

test('afterwards no line of the log contains an address, a token or a key', () => {
  expect(tokens.length).toBeGreaterThan(20);
  expect(site.output()).not.toContain(CANARY);
  for (const token of tokens) {
    const [, claims = '', signature = ''] = token.split('.');
    expect(site.output()).not.toContain(claims.slice(0, 30));
    expect(site.output()).not.toContain(signature.slice(0, 30));
  }
});

test('afterwards no byte of the outbox does', async () => {
  await until(() => !onDisk().includes(CANARY));
  for (const token of tokens) expect(onDisk()).not.toContain(token.slice(0, 60));
});

test('afterwards no file of the build does', () => {
  const files = globSync('**/*', { cwd: projectPath('dist'), withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  expect(files.length).toBeGreaterThan(100);
  expect(files.filter((file) => readFileSync(file, 'latin1').includes(CANARY))).toEqual([]);
});
