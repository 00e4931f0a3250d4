import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, expect, test } from 'vitest';
import { checkOut, type Checkout } from '../../scripts/bench/sending/checkout.ts';
import { orderToSend, setStage } from '../../scripts/bench/sending/processes.ts';

// Resend hides a new broadcast for most of the time that a send waits, however slow this machine is:
// one time starts at the creation, the other at its response.
const SETTLE = 4;
const LAG_MS = 3000;

const stage = await setStage();
const { sandbox, checkout } = stage;
const other = await checkOut(stage.env);
afterAll(async () => {
  await other.remove();
  await stage.close();
});
afterEach(() => {
  sandbox.setBroadcastLag({ listMs: 0, getMs: 0 });
  stage.delivered();
});

const lags = [
  ['the list lags', { listMs: LAG_MS, getMs: 0 }],
  ['list and get lag', { listMs: LAG_MS, getMs: LAG_MS }],
] as const;

const sendFrom = (from: Checkout, id: string, settle = SETTLE) =>
  from.issue('send', id, ...orderToSend(settle));

/** Puts an issue of that day into both checkouts. */
async function issueInBoth(day: number): Promise<string> {
  await checkout.addIssue(`2025-05-${day}-daily`);
  return other.addIssue(`2025-05-${day}-daily`);
}

/** The statuses of its broadcasts, hidden ones included. */
async function broadcastsOf(id: string): Promise<string[]> {
  sandbox.setBroadcastLag({ listMs: 0, getMs: 0 });
  const headers = { authorization: 'Bearer re_looks_on', 'user-agent': 'test' };
  const answer = await fetch(`${sandbox.url}/broadcasts?limit=100`, { headers });
  const { data } = (await answer.json()) as { data: { name: string; status: string }[] };
  return data.flatMap(({ name, status }) => (name === `issue/${id}` ? [status] : []));
}

test.each(lags)('two concurrent checkouts send it once: %s', async (name, lag) => {
  const id = await issueInBoth(name === lags[0][0] ? 10 : 11);
  sandbox.setBroadcastLag(lag);
  const runs = [sendFrom(checkout, id), sendFrom(other, id)];
  for (const run of runs) expect(await run.status, run.output()).toBe(0);
  expect(stage.delivered()).toBe(1);
  expect(await broadcastsOf(id)).toEqual(['sent']);
});

test.each(lags)('a second checkout right after the first sends nothing: %s', async (name, lag) => {
  const id = await issueInBoth(name === lags[0][0] ? 12 : 13);
  sandbox.setBroadcastLag(lag);
  for (const from of [checkout, other]) {
    const run = sendFrom(from, id);
    expect(await run.status, run.output()).toBe(0);
  }
  expect(stage.delivered()).toBe(1);
  expect(await broadcastsOf(id)).toEqual(['sent']);
});

test.each(lags)(
  'killed while it waits, and without its ledger, it is sent once: %s',
  async (name, lag) => {
    const id = await issueInBoth(name === lags[0][0] ? 14 : 15);
    sandbox.setBroadcastLag(lag);
    const killed = sendFrom(checkout, id, 600);
    const isDrafted = () =>
      sandbox.ledger.requests.some(
        ({ method, path }) => `${method} ${path}` === 'POST /broadcasts',
      );
    while (!isDrafted()) await sleep(5);
    killed.child.kill('SIGKILL');
    await killed.status;
    await rm(join(checkout.folder, `content/issues/${id}.ledger.json`));
    const again = sendFrom(checkout, id);
    expect(await again.status, again.output()).toBe(0);
    expect(stage.delivered()).toBe(1);
    expect(await broadcastsOf(id)).toEqual(['sent']);
  },
);

test.each(lags)('after its ledger is lost, it is not sent again: %s', async (name, lag) => {
  const id = await checkout.addIssue(`2025-05-${name === lags[0][0] ? 17 : 18}-daily`);
  sandbox.setBroadcastLag(lag);
  for (let run = 1; run <= 2; run++) {
    const sent = sendFrom(checkout, id);
    expect(await sent.status, sent.output()).toBe(0);
    await rm(join(checkout.folder, `content/issues/${id}.ledger.json`));
  }
  expect(stage.delivered()).toBe(1);
  expect(await broadcastsOf(id)).toEqual(['sent']);
});

test('control: without a second look, a checkout that lost its ledger sends it twice', async () => {
  const id = await issueInBoth(16);
  sandbox.setBroadcastLag({ listMs: 600_000, getMs: 0 });
  for (const from of [checkout, other]) expect(await sendFrom(from, id, 0).status).toBe(0);
  expect(stage.delivered()).toBe(2);
});
