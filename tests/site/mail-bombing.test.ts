import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningSite, runSite } from './running-site.ts';
import { signingUpOn } from './signing-up.ts';

let site: RunningSite;
beforeAll(async () => {
  site = await runSite();
});
afterAll(() => site.close());

/** Signs all of them up at once; returns to whom mail went, as the provider saw it. */
async function mailedAfter(addresses: readonly string[]): Promise<string[]> {
  const { post, workDone } = signingUpOn(site);
  for (const email of addresses) {
    expect((await post('/api/subscribe', { email })).status).toBe(303);
  }
  await workDone();
  const mailed = site.sandbox.ledger.deliveries.map(({ to }) => to);
  site.sandbox.reset();
  return mailed;
}

test('aliases of one mailbox get no more mail than the mailbox itself', async () => {
  const aliases = [1, 2, 3, 4, 5, 6].map((i) => `vic+${i}@gmail.com`);
  const all = [
    'vic@gmail.com',
    ...aliases,
    'v.ic@gmail.com',
    'VIC@gmail.com',
    'vic@googlemail.com',
  ];
  expect(await mailedAfter(all)).toEqual(['vic@gmail.com']);
});

test('at a provider that tells dots apart, two mailboxes get one email each', async () => {
  const addresses = ['Vic+1@example.org', 'vic+2@example.org', 'v.ic@example.org'];
  expect((await mailedAfter(addresses)).toSorted()).toEqual([
    'Vic+1@example.org',
    'v.ic@example.org',
  ]);
});
