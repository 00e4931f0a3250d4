import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { read } from './built-site.ts';
import { answerTo, VISITS } from './on-demand-visits.ts';
import { deadLinks, htmlFaults, inlineParts, scripts } from './page-faults.ts';
import { mayWeigh, requestsOf, styles, weightOf } from './page-weight.ts';
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

  test(`responds ${visit.status} with a page that no cache may share`, () => {
    expect(answer.status).toBe(visit.status);
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
    if (visit.address !== '/nothing/') {
      expect(answer.headers.get('cache-control')).toBe('no-store');
    }
  });

  test('is valid HTML without broken links, scripts or inline styles', async () => {
    expect(await htmlFaults(html)).toEqual([]);
    expect(deadLinks(new URL(answer.url).pathname, html)).toEqual([]);
    expect(scripts(html)).toEqual([]);
    expect(inlineParts(html)).toEqual([]);
  });

  test('keeps the budget of a built page', () => {
    expect(weightOf(html)).toBeLessThanOrEqual(mayWeigh(html));
    expect(requestsOf(html).count).toBe(4);
  });

  test('has the style that all pages share, which the policy allows', () => {
    expect(styles(html)).toEqual(styles(read('404.html')));
    const digest = createHash('sha256').update(styles(html).join()).digest('base64');
    const policy = answer.headers.get('content-security-policy');
    expect(policy).toContain(`style-src 'self' 'sha256-${digest}'`);
  });
});
