import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningSite, runSite } from './running-site.ts';
import { signingUpOn } from './signing-up.ts';

let site: RunningSite;
beforeAll(async () => {
  site = await runSite();
});
afterAll(() => site.close());

/** Signs all of them up at once. Returns the recipients of email, as the provider saw them. */
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

test('aliases of one mailbox receive no more email than the mailbox itself', async () => {
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

test('addresses that differ in dots are two mailboxes, except at Gmail', async () => {
  const addresses = ['Vic+1@example.org', 'vic+2@example.org', 'v.ic@example.org'];
  expect((await mailedAfter(addresses)).toSorted()).toEqual([
    'Vic+1@example.org',
    'v.ic@example.org',
  ]);
});
