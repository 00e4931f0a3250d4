import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { projectPath } from '../../scripts/settings/environment.ts';
import { addressIn, addressStatesOn } from './address-states.ts';
import { type RunningSite, runSite, until } from './running-site.ts';

const MINUTE_MS = 60_000;
let folder: string;
let site: RunningSite;
let settings: Record<string, string>;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'broadsheet-clock-'));
  settings = {
    CLOCK_AHEAD: join(folder, 'ahead'),
    NODE_OPTIONS: `--import=${pathToFileURL(projectPath('tests/site/moved-clock.ts')).href}`,
    OUTBOX_PATH: join(folder, 'outbox.sqlite'),
  };
  site = await runSite(settings);
});
afterAll(async () => {
  await site.close();
  await rm(folder, { recursive: true });
});

/** Sets the clock of a server ahead of ours. */
async function setAhead({ pid, output }: RunningSite, minutes: number): Promise<void> {
  await writeFile(join(folder, 'ahead'), String(minutes * MINUTE_MS));
  process.kill(pid, 'SIGUSR2');
  await until(() => output().includes(`clock ahead by ${minutes * MINUTE_MS}\n`));
}

/** The confirmation emails of an address, by outcome, as the sandbox counts them. */
function confirmations(email: string, outcome: 'delivered' | 'suppressed' = 'delivered'): number {
  return site.sandbox.ledger.deliveries.filter(
    (mail) => mail.to === email && mail.outcome === outcome && mail.subject.startsWith('Confirm'),
  ).length;
}

test('with three sign-ups in a day, only readers who need another email get one, and all see the same page', async () => {
  const { states, wholeAnswer, workDone } = addressStatesOn(site);
  const answers = new Set<string>();
  for (const bring of Object.entries(states)) await bring[1](addressIn(bring[0]));
  for (const minutes of [16, 32, 48]) {
    await setAhead(site, minutes);
    for (const state of Object.keys(states)) {
      answers.add(await wholeAnswer({ email: addressIn(state) }));
    }
    await workDone();
  }
  expect(answers.size).toBe(1);
  const counts = Object.keys(states).map((state) => [state, confirmations(addressIn(state))]);
  expect(Object.fromEntries(counts)).toEqual({
    new: 3,
    pending: 3,
    left: 3,
    // The notice of that day.
    confirmed: 1,
    suppressed: 0,
  });
  expect(confirmations(addressIn('suppressed'), 'suppressed')).toBe(1);

  await setAhead(site, 26 * 60);
  for (const state of ['confirmed', 'left']) await wholeAnswer({ email: addressIn(state) });
  await workDone();
  expect(confirmations(addressIn('confirmed'))).toBe(2);
  expect(confirmations(addressIn('left'))).toBe(4);
});

test('a subscriber who asks for one more newsletter is emailed the same day', async () => {
  const { post, subscribed, workDone } = addressStatesOn(site);
  const email = addressIn('more');
  await subscribed(email);
  await post('/api/subscribe', { email });
  await setAhead(site, 27 * 60);
  await post('/api/subscribe', { email, newsletter: 'weekly' });
  await workDone();
  expect(confirmations(email)).toBe(2);
});

test('when the server is killed after its answer, the next one checks the address and sends one email', async () => {
  const { wholeAnswer, workDone, requests } = addressStatesOn(site);
  const readers = [addressIn('confirmed'), addressIn('afterwards')];
  for (const email of readers) await wholeAnswer({ email });
  await workDone();
  const before = readers.map((email) => confirmations(email));

  await setAhead(site, 28 * 60);
  site.sandbox.inject({ kind: 'drop', when: 'before', path: '/contacts/*', times: 1000 });
  for (const email of readers) await wholeAnswer({ email });
  await until(() => requests('GET', `/contacts/${readers[0]}`).some(({ fault }) => fault !== null));
  process.kill(site.pid, 'SIGKILL');
  site.sandbox.clearFaults();
  const next = await runSite({ ...settings, RESEND_BASE_URL: site.sandbox.url });
  await setAhead(next, 29 * 60);
  await addressStatesOn(next).workDone();
  await next.close();
  expect(readers.map((email) => confirmations(email))).toEqual([before[0], (before[1] ?? 0) + 1]);
});
