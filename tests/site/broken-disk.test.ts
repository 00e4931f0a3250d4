import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { hasProgram } from '../extra/has-program.ts';
import { anAddress } from '../fakes/an-address.ts';
import { productionEnv, type RunningSite, runSite, serve } from './running-site.ts';
import { signingUpOn } from './signing-up.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'broadsheet-disk-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** What readers do that must be kept, each for a reader of its own. */
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

/** Sees that each of the three is turned away honestly, and that nothing of it is done. */
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

/** Sees that all three are taken and done, and that what was turned away before was not. */
async function expectAllIsTaken(site: RunningSite): Promise<void> {
  const { signUp, confirm, leave } = readersOf(site);
  expect((await signUp('taken')).status).toBe(303);
  expect((await confirm('joins')).status).toBe(303);
  expect((await leave('leaves')).status).toBe(200);
  const { workDone, standing } = signingUpOn(site);
  await workDone();
  expect(site.sandbox.mails('taken@example.org')).toHaveLength(1);
  expect(await standing('joins@example.org')).toMatchObject({ receives: ['daily'] });
  expect(JSON.stringify(site.sandbox.ledger.requests)).not.toContain('turned.away');
  expect(site.output()).toContain('"event":"outbox-unavailable"');
  expect(site.output()).not.toContain('@example.org');
}

const hasPrlimit = hasProgram('prlimit', '--version', 'a disk that takes no writes');
test.skipIf(!hasPrlimit)(
  'on a disk that takes no writes nothing is acknowledged, and it heals by itself',
  async () => {
    const site = await runSite();
    const mostBytes = (soft: string) =>
      execFileSync('prlimit', ['--pid', `${site.pid}`, `--fsize=${soft}:unlimited`]);
    try {
      mostBytes('0');
      await expectNothingIsTaken(site);
      mostBytes('unlimited');
      await expectAllIsTaken(site);
    } finally {
      await site.close();
    }
  },
);

test('on a disk that is full nothing is acknowledged, and it heals by itself', async ({ skip }) => {
  const disk = join(folder, 'disk');
  await mkdir(disk);
  if (!mounts('-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', disk)) {
    return skip('this system lets us mount no disk');
  }
  const OUTBOX_PATH = join(disk, 'outbox.sqlite');
  try {
    const site = await runSite({ OUTBOX_PATH });
    try {
      await writeFile(join(disk, 'full'), Buffer.alloc(2 ** 21)).catch(() => undefined);
      // There may be room for some in what the outbox has already: they are kept, and mailed.
      const full: string[] = [];
      for (let i = 0, refused = 0; refused < 3; i++) {
        const { status } = await readersOf(site).signUp(`full${i}`);
        if (status === 303) full.push(`full${i}@example.org`);
        else refused += 1;
      }
      await expectNothingIsTaken(site);
      await rm(join(disk, 'full'));
      await expectAllIsTaken(site);
      const mailed = site.sandbox.ledger.deliveries.map(({ to }) => to);
      expect(mailed.filter((to) => to.startsWith('full')).toSorted()).toEqual(full.toSorted());
    } finally {
      await site.close();
    }
    mounts('-o', 'remount,ro', disk);
    const env = { ...productionEnv('https://news.example', 'http://127.0.0.1:9'), OUTBOX_PATH };
    const { child, output } = serve(env);
    expect(await once(child, 'exit')).toEqual([1, null]);
    expect(output()).toMatch(/^OUTBOX_PATH cannot be written \(.+\): .+\n$/);
  } finally {
    execFileSync('umount', ['-l', disk]);
  }
});

function mounts(...args: string[]): boolean {
  try {
    execFileSync('mount', args, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
