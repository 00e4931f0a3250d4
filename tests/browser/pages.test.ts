import { expect, test } from 'vitest';
import { readableAddresses } from '../site/built-site.ts';
import { openSite } from './open-site.ts';

const { browser, site } = await openSite();

test.each(readableAddresses())(
  '%s loads with nothing blocked or missing, and needs no sideways scrolling at 320 pixels and at 200 %',
  async (address) => {
    const page = await browser.newPage({ viewport: { width: 320, height: 640 } });
    const heard: string[] = [];
    page.on('console', (message) => heard.push(message.text()));
    page.on('requestfailed', (request) => heard.push(`failed: ${request.url()}`));
    await page.goto(site.url + address);
    expect(heard).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320);
    // A window of 1280 pixels, made twice as large.
    await page.setViewportSize({ width: 640, height: 400 });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(640);
    await page.close();
  },
);
