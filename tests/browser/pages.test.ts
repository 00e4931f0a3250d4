import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { builtPages } from '../site/built-site.ts';
import { answerTo, VISITS } from '../site/on-demand-visits.ts';
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

const ADDRESSES = [...builtPages()].flatMap(([address, html]) =>
  html.includes('http-equiv="refresh"') || address.endsWith('.html') ? [] : [address],
);

describe.each(ADDRESSES)('%s', (address) => {
  test('loads with nothing blocked or missing, and needs no sideways scrolling at 320 pixels', async () => {
    await withPage({ viewport: { width: 320, height: 640 } }, async (page) => {
      const heard: string[] = [];
      page.on('console', (message) => heard.push(message.text()));
      page.on('requestfailed', (request) => heard.push(`failed: ${request.url()}`));
      await page.goto(site.url + address);
      expect(heard).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320);
    });
  });

  test('breaks no rule of axe, in light and in dark', async () => {
    // The policy blocks every script, so also the one that is injected here.
    await withPage({ bypassCSP: true }, async (page) => {
      await page.goto(site.url + address);
      await page.addScriptTag({ content: axe });
      expect(await violations(page)).toEqual([]);
      await page.emulateMedia({ colorScheme: 'dark' });
      expect(await violations(page)).toEqual([]);
    });
  });
});

test.each(VISITS)('$name: all of it holds for the answer, too', async (visit) => {
  const body = await (await answerTo(visit, site)).text();
  const { origin } = new URL(site.url);
  await withPage({ bypassCSP: true, viewport: { width: 320, height: 640 } }, async (page) => {
    // What a form is answered with has no address to go to.
    await page.route(`${origin}/answer/`, (route) =>
      route.fulfill({ body, contentType: 'text/html; charset=utf-8' }),
    );
    await page.goto(`${origin}/answer/`);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320);
    await page.addScriptTag({ content: axe });
    expect(await violations(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await violations(page)).toEqual([]);
  });
});

function violations(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    interface Axe {
      run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
    }
    // axe puts itself into the page's global scope.
    const { violations } = await (globalThis as unknown as { axe: Axe }).axe.run();
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  });
}

async function withPage<T>(
  options: Parameters<Browser['newContext']>[0],
  use: (page: Page) => Promise<T>,
): Promise<T> {
  const context = await browser.newContext(options);
  try {
    return await use(await context.newPage());
  } finally {
    await context.close();
  }
}
