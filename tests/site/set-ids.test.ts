import { afterAll, beforeAll, expect, test } from 'vitest';
import { anAddress } from '../fakes/an-address.ts';
import { type RunningSite, runSite } from './running-site.ts';
import { signingUpOn } from './signing-up.ts';

let site: RunningSite;
const ids: Record<string, string> = {};
beforeAll(async () => {
  site = await runSite(async ({ sandbox }) => {
    const make = async (path: string, body: object) => {
      const answer = await fetch(sandbox.url + path, {
        method: 'POST',
        headers: { authorization: 'Bearer re_x', 'user-agent': 'test' },
        body: JSON.stringify(body),
      });
      return ((await answer.json()) as { id: string }).id;
    };
    // None of them is named as in content/newsletters/ or site.config.ts.
    ids['segment'] = await make('/segments', { name: 'Everybody' });
    for (const id of ['daily', 'weekly', 'breaking']) {
      const topic = { name: `Another ${id}`, default_subscription: 'opt_out' };
      ids[id] = await make('/topics', topic);
    }
    sandbox.ledger.clear();
    return {
      RESEND_SEGMENT_ID: ids['segment'],
      RESEND_TOPIC_IDS: `daily:${ids['daily']},weekly:${ids['weekly']},breaking:${ids['breaking']}`,
    };
  });
});
afterAll(() => site.close());

test('a reader joins the segment and topic with the configured ids, without a lookup', async () => {
  const { subscribed, statusOf, token, requests } = signingUpOn(site);
  const email = 'reader@example.org';
  await subscribed(email);
  expect(await statusOf(email)).toMatchObject({ segments: ['Everybody'], receives: ['daily'] });
  const grant = { purpose: 'preferences', address: anAddress(email) } as const;
  const page = await fetch(`${site.url}/preferences/?token=${await token(grant, new Date())}`);
  expect(await page.text()).toMatch(/value="daily"[^>]* checked/);
  for (const path of ['/segments', '/topics']) {
    expect(requests('GET', path)).toEqual([]);
    expect(requests('POST', path)).toEqual([]);
  }
});
