import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answerTo, VISITS } from './on-demand-visits.ts';
import { deadLinks, htmlFaults, inlineParts, scripts } from './page-faults.ts';
import { mayWeigh, requestsOf, weightOf } from './page-weight.ts';
import { type RunningSite, runSite } from './running-site.ts';

let site: RunningSite;
beforeAll(async () => {
  site = await runSite();
});
afterAll(() => site.close());

describe.each(VISITS)('$name', (visit) => {
  let answer: Response;
  let html: string;
  beforeAll(async () => {
    answer = await answerTo(visit, site);
    html = await answer.text();
  });

  test(`is answered with ${visit.status} and a page that is no visitor’s but this one’s`, () => {
    expect(answer.status).toBe(visit.status);
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
    if (visit.address !== '/nothing/') {
      expect(answer.headers.get('cache-control')).toBe('no-store');
    }
  });

  test('is valid, leads nowhere in vain, and holds no script and no inline style', async () => {
    expect(await htmlFaults(html)).toEqual([]);
    expect(deadLinks(new URL(answer.url).pathname, html)).toEqual([]);
    expect(scripts(html)).toEqual([]);
    expect(inlineParts(html)).toEqual([]);
  });

  test('keeps the budget of a built page', () => {
    expect(weightOf(html)).toBeLessThanOrEqual(mayWeigh(html));
    expect(requestsOf(html)).toMatchObject({ count: 4, fonts: 1 });
  });
});
