import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { links } from '../../src/core/links.ts';
import { openSite } from './open-site.ts';

const PAGES = [links.home, links.topic('email'), links.archive, links.newsletters];
const WIDTHS = [412, 1440];
/** The descriptors that give a fallback font the metrics of the headline font. */
const OVERRIDES = /(?:size-adjust|(?:ascent|descent|line-gap)-override):[\d.]+%;?/g;

const { browser, site } = await openSite();

describe.each(WIDTHS)('at %i pixels', (width) => {
  test.each(PAGES)('nothing moves on %s when the headline font loads late', async (address) => {
    expect(await shiftOf(address, width)).toBe(0);
  });

  test('without the metrics of the fallback font, headlines move', async () => {
    const asServed = (html: string) => html.replaceAll(OVERRIDES, '');
    expect(await shiftOf(links.home, width, asServed)).toBeGreaterThan(0);
  });
});

/** Cumulative layout shift of a page drawn with the fallback font first; `change` edits its HTML. */
async function shiftOf(
  address: string,
  width: number,
  change = (html: string) => html,
): Promise<number> {
  // The policy does not allow a changed style.
  const page = await browser.newPage({ viewport: { width, height: 900 }, bypassCSP: true });
  await page.addInitScript(sumShifts);
  await page.route(`${site.url}${address}`, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: change(await response.text()) });
  });
  const { promise: drawn, resolve: sendFonts } = Promise.withResolvers<void>();
  const fonts: string[] = [];
  await page.route('**/*.woff2', async (route) => {
    fonts.push(route.request().url());
    await drawn;
    await route.continue();
  });
  // Fonts delay the load event.
  await page.goto(site.url + address, { waitUntil: 'domcontentloaded' });
  await painted(page);
  sendFonts();
  await page.waitForLoadState('load');
  await page.evaluate('document.fonts.ready');
  await painted(page);
  const shift = await page.evaluate<number>('window.shift');
  expect(fonts.length).toBeGreaterThan(0);
  expect(await page.evaluate("[...document.fonts].some((f) => f.status === 'loaded')")).toBe(true);
  await page.close();
  return shift;
}

/** After two frames, everything is painted and its shifts are recorded. */
async function painted(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise<void>((resolve) =>
        requestAnimationFrame(() => requestAnimationFrame(() => void setTimeout(resolve))),
      ),
  );
}

function sumShifts(): void {
  Object.assign(window, { shift: 0 });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      const { value } = JSON.parse(JSON.stringify(entry)) as { value: number };
      Object.assign(window, { shift: Number(Reflect.get(window, 'shift')) + value });
    }
  }).observe({ type: 'layout-shift', buffered: true });
}
