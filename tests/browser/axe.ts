import { createRequire } from 'node:module';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { expect } from 'vitest';

/** A tab in which every page that it goes to can be looked through by axe. */
export async function openWithAxe(
  browser: Browser,
  options: BrowserContextOptions = {},
): Promise<Page> {
  // The policy blocks every script; axe has to be loaded all the same.
  const page = await browser.newPage({ ...options, bypassCSP: true });
  await page.addInitScript({ path: createRequire(import.meta.url).resolve('axe-core/axe.min.js') });
  return page;
}

/** Goes to an address, where axe has to find nothing: in light by all its rules, in dark by those of colors. */
export async function mustBreakNoRule(page: Page, address: string): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto(address);
  expect(await violations(page), address).toEqual([]);
  // In the dark the page is the same, but for its colors.
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await violations(page, ['color-contrast', 'link-in-text-block']), address).toEqual([]);
}

/** What axe finds, by all its rules or by these. */
export function violations(page: Page, rules?: string[]): Promise<string[]> {
  return page.evaluate(async (runOnly) => {
    interface Axe {
      run(options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
    }
    // axe puts itself into the page's global scope.
    const { axe } = globalThis as unknown as { axe: Axe };
    // Of what it finds in order it would otherwise describe every element, too.
    const { violations } = await axe.run({
      ...{ resultTypes: ['violations'], selectors: false },
      ...(runOnly && { runOnly }),
    });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  }, rules);
}
