import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** In the page that is open axe has to find nothing: in light by all its rules, in dark by those of colors. */
export async function mustBreakNoRule(page: Page): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light' });
  expect(await violations(page), page.url()).toEqual([]);
  // In the dark the page is the same, but for its colors.
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await violations(page, ['color-contrast', 'link-in-text-block']), page.url()).toEqual([]);
}

/** What axe finds, by all its rules or by these. */
export async function violations(page: Page, rules?: string[]): Promise<string[]> {
  if (!(await page.evaluate('"axe" in window'))) await page.evaluate(AXE);
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
