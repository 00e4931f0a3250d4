import { execFile, execFileSync, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
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
    SIGN_UPS_PER_CLIENT_PER_TEN_MINUTES: '100000',
    SIGN_UPS_PER_CLIENT_PER_DAY: '100000',
    SIGN_UPS_PER_HOUR: '100000',
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
    async crash() {
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
    signUp: (name: string) => post('/api/subscribe', { email: `${name}@example.org` }),
    async confirm(name: string) {
      const grant = { purpose: 'subscribe', newsletters: ['daily'], page: '/' } as const;
      const word = await token({ ...grant, address: anAddress(`${name}@example.org`) }, new Date());
      return post('/subscribe/confirm/', { token: word });
    },
  };
}

const program = (script: string, args: readonly string[]) =>
  execFileSync(process.execPath, [projectPath(script), ...args], {
    env: { ...bareEnv(), ...env },
    encoding: 'utf8',
  });
const doctor = (...args: string[]) => program('scripts/doctor.ts', args);
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
    'made by npm run backup, on another machine',
    (to: string) => void program('scripts/backup.ts', [to]),
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

test('what was accepted before a backup under load is sent exactly once after a restore', async () => {
  const server = await start();
  const accepted: string[] = [];
  const signUp = async (name: string) => {
    if ((await server.signUp(name)).status === 303) accepted.push(`${name}@example.org`);
  };
  await Promise.all(names('early', 40).map(signUp));
  await server.workDone();
  // Resend is down, so what follows waits.
  const path = '/emails/batch';
  sandbox.inject({ kind: 'status', status: 503, body: {}, path, times: 100_000 });
  await Promise.all(names('waits', 40).map(signUp));

  let isLoaded = true;
  const load = (async () => {
    for (let i = 0; isLoaded; i++) await Promise.all(names(`load-${i}`, 10).map(signUp));
  })();
  const before = [...accepted];
  const copy = join(folder, 'backup.sqlite');
  const command = [projectPath('scripts/backup.ts'), copy];
  const during = () => accepted.length - before.length;
  await until(() => during() > 0);
  const already = during();
  await promisify(execFile)(process.execPath, command, { env: { ...bareEnv(), ...env } });
  expect(during()).toBeGreaterThan(already);
  isLoaded = false;
  await load;
  await server.crash();

  putBack(copy, { onAnotherMachine: true });
  sandbox.clearFaults();
  const again = await start();
  try {
    expect(doctor('--retry', 'all')).toMatch(/^\d+ retried\.\n$/);
    await again.workDone();
    const mailed = sandbox.ledger.deliveries.map(({ to }) => to);
    expect(before).toHaveLength(80);
    expect(before.filter((address) => !mailed.includes(address))).toEqual([]);
    expect(mailed.filter((address, i) => mailed.indexOf(address) !== i)).toEqual([]);
    expect(mailed.filter((address) => !accepted.includes(address))).toEqual([]);
  } finally {
    await again.stop();
  }
});

test('a backup that cannot be made says why in one line', async () => {
  const server = await start();
  await server.stop();
  const refused = (...args: string[]) => {
    const command = [projectPath('scripts/backup.ts'), ...args];
    const { status, stderr } = spawnSync(process.execPath, command, {
      env: { ...bareEnv(), ...env },
      encoding: 'utf8',
    });
    expect(status).toBe(1);
    return stderr;
  };
  const copy = join(folder, 'backup.sqlite');
  program('scripts/backup.ts', [copy]);
  expect(refused(copy)).toBe(`${copy} already exists. Name another file, or remove it.\n`);
  expect(refused(join(folder, 'no/copy.sqlite'))).toMatch(
    /^\S+ cannot be written: the folder \S+ does not exist\. Create it, or name another file\.\n$/,
  );
  writeFileSync(outbox, 'no database'.repeat(1000));
  expect(refused(join(folder, 'other.sqlite'))).toMatch(/^The outbox at .+ is damaged: .+\n$/);
  rmSync(outbox);
  expect(refused(join(folder, 'other.sqlite'))).toBe(
    `There is no outbox at ${outbox}. Check OUTBOX_PATH.\n`,
  );
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

function names(prefix: string, count: number): string[] {
  return Array.from({ length: count }, (_, i) => `${prefix}-${i}`);
}
