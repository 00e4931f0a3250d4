import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { readableAddresses } from '../site/built-site.ts';
import { mustBreakNoRule } from './axe.ts';
import { openSite } from './open-site.ts';

const { browser, site } = await openSite();
let page: Page;
let heard: string[];

beforeAll(async () => {
  page = await browser.newPage();
  page.on('console', (message) => heard.push(message.text()));
  page.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText;
    // The next visit aborts what is still loading.
    if (reason !== 'net::ERR_ABORTED') heard.push(`${reason}: ${request.url()}`);
  });
});

test.each(readableAddresses())(
  '%s loads without blocked or missing files, fits at 320 pixels and at 200 % zoom, and passes axe in light and dark',
  async (address) => {
    heard = [];
    await page.setViewportSize({ width: 320, height: 640 });
    await page.goto(site.url + address);
    expect(heard).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320);
    // 1280 pixels at 200 % zoom.
    await page.setViewportSize({ width: 640, height: 400 });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(640);
    await page.setViewportSize({ width: 1280, height: 720 });
    await mustBreakNoRule(page);
  },
);
