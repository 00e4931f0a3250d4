import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { bareEnv, projectPath } from '../../scripts/settings/environment.ts';
import { freePort } from '../../scripts/server/free-port.ts';
import { type Sandbox, startSandbox } from '../../scripts/sandbox/server.ts';
import { anAddress } from '../fakes/an-address.ts';
import { productionEnv, type RunningSite, serve, until } from './running-site.ts';
import { signingUpOn } from './signing-up.ts';

let folder: string;
let outbox: string;
let sandbox: Sandbox;
let env: Record<string, string>;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'broadsheet-restore-'));
  outbox = join(folder, 'outbox.sqlite');
  sandbox = await startSandbox();
  const PORT = String(await freePort());
  env = {
    ...productionEnv(`http://localhost:${PORT}`, sandbox.url),
    PORT,
    OUTBOX_PATH: outbox,
    SIGN_UPS_PER_CLIENT_PER_TEN_MINUTES: '1000',
  };
});
afterEach(async () => {
  await sandbox.close();
  rmSync(folder, { recursive: true });
});

/** A server on the outbox, with a sandbox that outlives it. */
async function start() {
  const { child, output } = serve(env);
  await until(() => output().includes('Site:') || child.exitCode !== null);
  const site: RunningSite = {
    url: env['SITE_URL'] ?? '',
    sandbox,
    pid: child.pid ?? 0,
    output,
    async close() {
      child.kill();
      await once(child, 'exit');
    },
  };
  const { post, token, workDone } = signingUpOn(site);
  return {
    output,
    workDone,
    stop: site.close,
    signUp: (name: string) => post('/api/subscribe', { email: `${name}@example.org` }),
    async confirm(name: string) {
      const grant = { purpose: 'subscribe', newsletters: ['daily'], page: '/' } as const;
      const word = await token({ ...grant, address: anAddress(`${name}@example.org`) }, new Date());
      return post('/subscribe/confirm/', { token: word });
    },
  };
}

const doctor = (...args: string[]) =>
  execFileSync(process.execPath, [projectPath('scripts/doctor.ts'), ...args], {
    env: { ...bareEnv(), ...env },
    encoding: 'utf8',
  });
const PARTS = ['', '-wal'];
const besides = (suffix: string) => outbox + suffix;

/** Replaces the outbox with a copy. */
function putBack(from: string, { onAnotherMachine = false } = {}): void {
  for (const part of ['', '-wal', '-shm']) rmSync(besides(part), { force: true });
  if (onAnotherMachine) rmSync(besides('.last-done'));
  for (const part of PARTS) if (existsSync(from + part)) copyFileSync(from + part, besides(part));
}

test.each([
  [
    'made by npm run doctor, on another machine',
    (to: string) => void doctor('--backup', to),
    (from: string) => putBack(from, { onAnotherMachine: true }),
  ],
  [
    'made by copying files',
    (to: string) => PARTS.forEach((part) => copyFileSync(besides(part), to + part)),
    putBack,
  ],
  [
    'made by copying files, on another machine, with --restored',
    (to: string) => PARTS.forEach((part) => copyFileSync(besides(part), to + part)),
    (from: string) => {
      putBack(from, { onAnotherMachine: true });
      doctor('--restored');
    },
  ],
])('an outbox restored from a copy %s sends no email twice', async (_, backUp, restore) => {
  const server = await start();
  // Refused, so that both wait: email to one reader, and a list job for another.
  const refusal = {
    kind: 'status',
    status: 429,
    headers: { 'retry-after': '1' },
    times: 1000,
  } as const;
  sandbox.inject({ ...refusal, path: '/emails/batch' });
  sandbox.inject({ ...refusal, path: '/contacts/*' });
  expect((await server.signUp('ada')).status).toBe(303);
  expect((await server.confirm('joins')).status).toBe(303);
  backUp(join(folder, 'backup.sqlite'));
  sandbox.clearFaults();
  await server.workDone();
  await server.stop();
  const mailed = () => sandbox.ledger.deliveries.map(({ to }) => to).toSorted();
  expect(mailed()).toEqual(['ada@example.org', 'joins@example.org']);

  restore(join(folder, 'backup.sqlite'));
  const again = await start();
  try {
    expect((await again.signUp('new')).status).toBe(303);
    await again.workDone();
    expect(mailed()).toEqual(['ada@example.org', 'joins@example.org', 'new@example.org']);
    expect(doctor()).toMatch(/mail-confirmation +a…@example\.org +restored/);
    expect(again.output()).not.toContain('@example.org');
  } finally {
    await again.stop();
  }
});

test('a restarted server continues with its own outbox', async () => {
  const server = await start();
  expect((await server.signUp('first')).status).toBe(303);
  await server.workDone();
  sandbox.inject({
    kind: 'status',
    status: 429,
    headers: { 'retry-after': '1' },
    times: 1000,
    path: '/emails/batch',
  });
  expect((await server.signUp('waits')).status).toBe(303);
  await server.stop();
  sandbox.clearFaults();
  const again = await start();
  await again.workDone();
  await again.stop();
  expect(sandbox.mails('waits@example.org')).toHaveLength(1);
});
