import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerTo, VISITS } from '../site/on-demand-visits.ts';
import { readableAddresses } from '../site/built-site.ts';
import { type RunningSite, runSite } from '../site/running-site.ts';
import { launchChromium } from '../../scripts/chromium.ts';

let browser: Browser;
let site: RunningSite;
let axe: string;

beforeAll(async () => {
  axe = await readFile(createRequire(import.meta.url).resolve('axe-core'), 'utf8');
  [browser, site] = await Promise.all([launchChromium(), runSite()]);
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

// The policy blocks every script, so also the one that is injected here.
const withoutPolicy = { bypassCSP: true };

test.each(readableAddresses())(
  '%s breaks no rule of axe, in light and in dark',
  async (address) => {
    const page = await browser.newPage(withoutPolicy);
    await page.goto(site.url + address);
    await mustBreakNoRule(page);
    await page.close();
  },
);

test.each(VISITS)(
  '$name: neither does the answer, nor is it too wide for 320 pixels',
  async (visit) => {
    const body = await (await answerTo(visit, site)).text();
    const page = await browser.newPage({ ...withoutPolicy, viewport: { width: 320, height: 640 } });
    // What a form is answered with has no address to go to.
    const address = `${site.url}/answer/`;
    await page.route(address, (route) =>
      route.fulfill({ body, contentType: 'text/html; charset=utf-8' }),
    );
    await page.goto(address);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320);
    await mustBreakNoRule(page);
    await page.close();
  },
);

async function mustBreakNoRule(page: Page): Promise<void> {
  await page.addScriptTag({ content: axe });
  expect(await violations(page)).toEqual([]);
  // In the dark the page is the same, but for its colors.
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await violations(page, ['color-contrast', 'link-in-text-block'])).toEqual([]);
}

/** What axe finds, by all its rules or by these. */
function violations(page: Page, rules?: string[]): Promise<string[]> {
  return page.evaluate(async (runOnly) => {
    interface Axe {
      run(options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
    }
    // axe puts itself into the page's global scope.
    const { axe } = globalThis as unknown as { axe: Axe };
    const { violations } = await axe.run(runOnly ? { runOnly } : {});
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  }, rules);
}
