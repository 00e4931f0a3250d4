import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { hasProgram } from '../extra/has-program.ts';
import { anAddress } from '../fakes/an-address.ts';
import { besides, hasPrivateDisk, withPrivateDisk } from './private-disk.ts';
import { productionEnv, type RunningSite, runSite, serve } from './running-site.ts';
import { signingUpOn } from './signing-up.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'broadsheet-disk-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** Three actions that must be stored, each by another reader. */
function readersOf(site: RunningSite) {
  const { post, token } = signingUpOn(site);
  const address = (name: string) => anAddress(`${name}@example.org`);
  return {
    signUp: (name: string) => post('/api/subscribe', { email: address(name) }),
    async confirm(name: string) {
      const grant = { purpose: 'subscribe', newsletters: ['daily'], page: '/' } as const;
      const word = await token({ ...grant, address: address(name) }, new Date());
      return post('/subscribe/confirm/', { token: word });
    },
    async leave(name: string) {
      const word = await token({ purpose: 'unsubscribe', address: address(name) }, new Date());
      return post(`/unsubscribe/?token=${word}`, { 'List-Unsubscribe': 'One-Click' });
    },
  };
}

/** Expects each of the three to be refused with an error, and to have no effect. */
async function expectNothingIsTaken(site: RunningSite): Promise<void> {
  const { signUp, confirm, leave } = readersOf(site);
  for (const act of [signUp, confirm, leave]) {
    const answer = await act('turned.away');
    expect(answer.status).toBe(503);
    expect(answer.headers.get('retry-after')).toBe('60');
    expect(await answer.text()).toContain('<form');
  }
  expect((await fetch(`${site.url}/healthz`)).status).toBe(503);
}

/** Expects all three to be accepted and done, and what was refused before not to be. */
async function expectAllIsTaken(site: RunningSite): Promise<void> {
  const { signUp, confirm, leave } = readersOf(site);
  expect((await signUp('taken')).status).toBe(303);
  expect((await confirm('joins')).status).toBe(303);
  expect((await leave('leaves')).status).toBe(200);
  const { workDone, statusOf } = signingUpOn(site);
  await workDone();
  expect(site.sandbox.mails('taken@example.org')).toHaveLength(1);
  expect(await statusOf('joins@example.org')).toMatchObject({ receives: ['daily'] });
  expect(JSON.stringify(site.sandbox.ledger.requests)).not.toContain('turned.away');
  expect(site.output()).toContain('"event":"outbox-unavailable"');
  expect(site.output()).not.toContain('@example.org');
}

const mayMount = hasPrivateDisk('disks that are full or read-only');
const hasPrlimit = hasProgram('prlimit', '--version', 'a disk that becomes read-only');

test.skipIf(!mayMount || !hasPrlimit)(
  'acknowledges nothing while the disk is read-only, and recovers by itself',
  async () => {
    const OUTBOX_PATH = join(folder, 'outbox.sqlite');
    const site = await runSite({ OUTBOX_PATH }, { inside: withPrivateDisk(folder, 'size=1m') });
    const mostBytes = (soft: string) =>
      execFileSync('prlimit', ['--pid', `${site.pid}`, `--fsize=${soft}:unlimited`]);
    // Files that are open stay so, as on a disk that the system makes read-only after an error.
    const makeReadOnly = () =>
      besides(site.pid, 'mount', '--bind', folder, folder) &&
      besides(site.pid, 'mount', '-o', 'remount,bind,ro', folder);
    const makeWritable = () => besides(site.pid, 'umount', '--lazy', folder);
    try {
      // A job for the worker, so that it also meets the failing disk.
      site.sandbox.inject({ kind: 'status', status: 503, path: '/emails/batch', times: 1000 });
      expect((await readersOf(site).signUp('waits')).status).toBe(303);
      // As a disk does that fails, it takes no writes at first, and is read-only from then on.
      mostBytes('0');
      await expectNothingIsTaken(site);
      expect(makeReadOnly()).toBe(true);
      await expectNothingIsTaken(site);
      mostBytes('unlimited');
      await expectNothingIsTaken(site);
      expect(makeWritable()).toBe(true);
      site.sandbox.clearFaults();
      await expectAllIsTaken(site);
      expect(site.sandbox.mails('waits@example.org')).toHaveLength(1);
    } finally {
      await site.close();
    }
  },
);

test.skipIf(!mayMount)(
  'acknowledges nothing while the disk is full, and recovers by itself',
  async () => {
    const OUTBOX_PATH = join(folder, 'outbox.sqlite');
    const site = await runSite({ OUTBOX_PATH }, { inside: withPrivateDisk(folder, 'size=1m') });
    const filler = join(folder, 'full');
    try {
      expect(besides(site.pid, 'dd', 'if=/dev/zero', `of=${filler}`)).toBe(false);
      // Some may fit into space that the outbox already has: they are stored and emailed.
      const full: string[] = [];
      for (let i = 0, refused = 0; refused < 3; i++) {
        const { status } = await readersOf(site).signUp(`full${i}`);
        if (status === 303) full.push(`full${i}@example.org`);
        else refused += 1;
      }
      await expectNothingIsTaken(site);
      expect(besides(site.pid, 'rm', filler)).toBe(true);
      await expectAllIsTaken(site);
      const mailed = site.sandbox.ledger.deliveries.map(({ to }) => to);
      expect(mailed.filter((to) => to.startsWith('full')).toSorted()).toEqual(full.toSorted());
    } finally {
      await site.close();
    }
  },
);

test.skipIf(!mayMount)('on a disk that is read-only the server does not start', async () => {
  const env = productionEnv('https://news.example', 'http://127.0.0.1:9');
  const { child, output } = serve(
    { ...env, OUTBOX_PATH: join(folder, 'outbox.sqlite') },
    { inside: withPrivateDisk(folder, 'ro') },
  );
  expect(await once(child, 'exit')).toEqual([2, null]);
  expect(output()).toMatch(/^OUTBOX_PATH cannot be written \(.+\)\. .+\n$/);
});
