import { type Browser, chromium } from 'playwright-core';
import { afterAll, inject } from 'vitest';
import { type RunningSite, runSite } from '../site/running-site.ts';

/** A browser. What a test file opens in it is closed after its tests. */
export async function openBrowser(): Promise<Browser> {
  const browser = await chromium.connect(inject('chromium'));
  afterAll(() => browser.close());
  return browser;
}

/** A browser and the built site. Both are closed after the tests of the calling file. */
export async function openSite(): Promise<{ browser: Browser; site: RunningSite }> {
  const [browser, site] = await Promise.all([openBrowser(), runSite()]);
  afterAll(() => site.close());
  return { browser, site };
}
