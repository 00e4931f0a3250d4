import type { Browser } from 'playwright-core';
import { afterAll } from 'vitest';
import { launchChromium } from '../../scripts/chromium.ts';
import { type RunningSite, runSite } from '../site/running-site.ts';

/** A browser, and the built site for it to visit; both are closed after the tests of the file that asks. */
export async function openSite(): Promise<{ browser: Browser; site: RunningSite }> {
  const [browser, site] = await Promise.all([launchChromium(), runSite()]);
  afterAll(async () => {
    await browser.close();
    await site.close();
  });
  return { browser, site };
}
