import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { answerTo, VISITS } from '../site/on-demand-visits.ts';
import { violations } from '../../scripts/testing/axe.ts';
import { mustBreakNoRule } from './axe.ts';
import { openSite } from './open-site.ts';

const { browser, site } = await openSite();
let page: Page;

beforeAll(async () => {
  page = await browser.newPage({ viewport: { width: 320, height: 640 } });
});

test.each(VISITS)(
  '$name: the response passes axe in light and dark, and fits into 320 pixels',
  async (visit) => {
    const body = await (await answerTo(visit, site)).text();
    // The response to a form has no URL of its own to visit.
    const address = `${site.url}/answer/`;
    await page.unrouteAll();
    await page.route(address, (route) =>
      route.fulfill({ body, contentType: 'text/html; charset=utf-8' }),
    );
    await page.goto(address);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320);
    await mustBreakNoRule(page);
  },
);

test('control: finds the faults of a faulty page', async () => {
  await page.goto('data:text/html,<p style="color:gray;background:dimgray">Faint</p>');
  const found = (await violations(page)).map((fault) => fault.split(':')[0]);
  expect(found).toEqual(expect.arrayContaining(['color-contrast', 'document-title']));
});
