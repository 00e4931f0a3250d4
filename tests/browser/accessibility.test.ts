import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { answerTo, VISITS } from '../site/on-demand-visits.ts';
import { readableAddresses } from '../site/built-site.ts';
import { mustBreakNoRule, openWithAxe, violations } from './axe.ts';
import { openSite } from './open-site.ts';

const { browser, site } = await openSite();
/** One for each width: a tab of its own for each address would load and compile axe anew. */
let wide: Page;
let narrow: Page;

beforeAll(async () => {
  wide = await openWithAxe(browser);
  narrow = await openWithAxe(browser, { viewport: { width: 320, height: 640 } });
});

test.each(readableAddresses())(
  '%s breaks no rule of axe, in light and in dark',
  async (address) => {
    await mustBreakNoRule(wide, site.url + address);
  },
);

test.each(VISITS)(
  '$name: neither does the answer, nor is it too wide for 320 pixels',
  async (visit) => {
    const body = await (await answerTo(visit, site)).text();
    // What a form is answered with has no address to go to.
    const address = `${site.url}/answer/`;
    await narrow.unrouteAll();
    await narrow.route(address, (route) =>
      route.fulfill({ body, contentType: 'text/html; charset=utf-8' }),
    );
    await mustBreakNoRule(narrow, address);
    expect(await narrow.evaluate('document.documentElement.scrollWidth')).toBe(320);
  },
);

test('these alone: it finds the faults of a faulty page', async () => {
  await narrow.goto('data:text/html,<p style="color:gray;background:dimgray">Faint</p>');
  const found = (await violations(narrow)).map((fault) => fault.split(':')[0]);
  expect(found).toEqual(expect.arrayContaining(['color-contrast', 'document-title']));
});
