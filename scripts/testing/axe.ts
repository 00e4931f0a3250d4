import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds on the open page: all rules in light, color rules in dark, in which only the colors differ. */
export async function violationsInBoth(page: Page): Promise<string[]> {
  await page.emulateMedia({ colorScheme: 'light' });
  const inLight = await violations(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  return [...inLight, ...(await violations(page, ['color-contrast', 'link-in-text-block']))];
}

/** The violations that axe finds, by all rules or by the given ones. */
export async function violations(page: Page, rules?: string[]): Promise<string[]> {
  if (!(await page.evaluate('"axe" in window'))) await page.evaluate(AXE);
  return page.evaluate(async (runOnly) => {
    interface Axe {
      run(options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
    }
    // axe adds itself to the page's global scope.
    const { axe } = globalThis as unknown as { axe: Axe };
    // Otherwise it would also describe every element that passes.
    const { violations } = await axe.run({
      resultTypes: ['violations'],
      selectors: false,
      ...(runOnly && { runOnly }),
    });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  }, rules);
}
