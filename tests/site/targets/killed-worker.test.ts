import { type ChildProcess, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { seededChance } from '../../../scripts/bench/seeded-articles.ts';
import { load } from '../../../scripts/bench/signups/load.ts';
import { type Tally, tallyOf } from '../../../scripts/bench/signups/tally.ts';
import { startSandbox } from '../../../scripts/sandbox/server.ts';
import { freePort } from '../../../scripts/server/free-port.ts';
import type { QueueEntry } from '../../../src/providers/cloudflare/queue-entry.ts';
import { AtLeastOnceQueue } from '../../unit/providers/cloudflare/at-least-once.ts';
import { productionEnv, serve, until } from '../running-site.ts';

const BATCH = '/emails/batch';

test('a Worker that is killed repeatedly under load emails everyone it acknowledged, once', async () => {
  const tally = await killUnderLoad({ kills: 3, forgets: false });
  expect(tally).toMatchObject({ lost: [], double: [] });
  expect(tally.once).toBe(tally.acknowledged);
  expect(tally.acknowledged).toBeGreaterThan(10);
});

test('control: without what its objects store, some are emailed twice', async () => {
  const tally = await killUnderLoad({ kills: 1, forgets: true });
  expect(tally.lost).toEqual([]);
  expect(tally.double.length).toBeGreaterThan(0);
});

/**
 * Kills workerd each time when Resend has accepted a batch and not answered yet. The queue delivers again what was
 * not acknowledged, with other messages. With `forgets`, the objects lose what they store.
 */
async function killUnderLoad({
  kills,
  forgets,
}: {
  kills: number;
  forgets: boolean;
}): Promise<Tally> {
  const sandbox = await startSandbox();
  const queue = new AtLeastOnceQueue(seededChance(5));
  const inbox = createServer((request, response) => void take(request).then(() => response.end()));
  const take = async (request: IncomingMessage) => queue.send((await json(request)) as QueueEntry);
  inbox.listen(0, '127.0.0.1');
  await once(inbox, 'listening');
  const stateFolder = await mkdtemp(join(tmpdir(), 'broadsheet-objects-'));
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const env = {
    ...productionEnv(`${url}/`, sandbox.url),
    SIGN_UPS_PER_CLIENT_PER_TEN_MINUTES: '100000',
    SIGN_UPS_PER_CLIENT_PER_DAY: '100000',
    SIGN_UPS_PER_HOUR: '100000',
    PORT: String(port),
    QUEUE_URL: `http://127.0.0.1:${(inbox.address() as { port: number }).port}`,
    STATE_FOLDER: stateFolder,
  };
  const batches = () => sandbox.ledger.requests.filter(({ path }) => path === BATCH).length;
  const acknowledged: string[] = [];
  try {
    for (let round = 0; round < kills; round++) {
      const running = await start(env);
      sandbox.inject({ kind: 'hang', when: 'after', path: BATCH, skip: 1 });
      const killed = batches() + 2;
      const over = new AbortController();
      const delivering = deliverTo(url, queue, over.signal);
      const name = `killed-${forgets ? 'control-' : ''}${round}`;
      const loading = load(url, { perSecond: 20, seconds: 60, name, until: over.signal });
      await until(() => batches() >= killed);
      await kill(running);
      over.abort();
      acknowledged.push(...(await loading).acknowledged);
      await delivering;
      if (forgets) await rm(stateFolder, { recursive: true });
    }
    const last = await start(env);
    const over = new AbortController();
    const delivering = deliverTo(url, queue, over.signal);
    await until(() => queue.size === 0);
    over.abort();
    await delivering;
    await kill(last);
    return tallyOf(
      acknowledged,
      sandbox.ledger.deliveries.map(({ to }) => to),
    );
  } finally {
    inbox.close();
    await sandbox.close();
    await rm(stateFolder, { recursive: true, force: true });
  }
}

async function start(env: Record<string, string>): Promise<ChildProcess> {
  const { child, output } = serve(env);
  await until(() => output().includes('Site:') || child.exitCode !== null);
  if (child.exitCode !== null) throw new Error(`The site did not start:\n${output()}`);
  return child;
}

/** Delivers what is on the queue, one delivery at a time, as Cloudflare does with a `max_concurrency` of 1. */
async function deliverTo(url: string, queue: AtLeastOnceQueue, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await queue.deliver(100, async (messages) => {
      if (messages.length === 0) return;
      const body = JSON.stringify(messages.map(({ body, attempts }) => ({ body, attempts })));
      const answer = await fetch(`${url}/deliver`, { method: 'POST', body });
      if (!answer.ok) throw new Error(`The Worker answered ${answer.status}.`);
      for (const i of (await answer.json()) as number[]) messages[i]?.ack();
    });
    await sleep(20);
  }
}

/** Kills workerd, and then the process that started it. */
async function kill(child: ChildProcess): Promise<void> {
  const { stdout } = spawnSync('pgrep', ['-P', String(child.pid)], { encoding: 'utf8' });
  for (const pid of stdout.split('\n').filter(Boolean)) process.kill(Number(pid), 'SIGKILL');
  child.kill('SIGKILL');
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
}
