import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { violationsInBoth } from '../../scripts/testing/axe.ts';

/** Expects axe to find nothing on the open page, in both color schemes. */
export async function mustBreakNoRule(page: Page): Promise<void> {
  expect(await violationsInBoth(page), page.url()).toEqual([]);
}
