import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addressOf, VISITS } from '../site/on-demand-visits.ts';
import { openSite } from './open-site.ts';

const { browser, site } = await openSite();

const LONG_ARTICLE = '/articles/gmail-yahoo-bulk-sender-rules-one-year-on/';
const PAGES: [name: string, address: string][] = [
  ['front page', '/'],
  ['article with table, code and contents', LONG_ARTICLE],
  ['article with chart and source', '/articles/amazon-100-billion-ai-infrastructure/'],
  ['archive', '/archive/'],
  ['search', '/search/?q=feed'],
  ['newsletters', '/newsletter/'],
  ['preferences', 'the preferences of a reader'],
];

describe.each(PAGES)('the %s', (_name, address) => {
  let page: Page;
  beforeAll(async () => {
    // 1280 pixels at 200 % zoom.
    page = await open(address, { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 });
  });
  afterAll(() => page.context().close());

  test('fits the window at 200 % zoom', async () => {
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(640);
  });

  test('can be tabbed through in order, with a visible focus on every element', async () => {
    const all = await page.evaluate(focusable);
    expect(all.length).toBeGreaterThan(8);
    for (const expected of all) {
      await page.keyboard.press('Tab');
      const { name, outline } = await page.evaluate(focused);
      expect(name).toBe(expected);
      expect(outline, name).toMatch(/^solid [2-9]px$/);
    }
  });

  test('has a skip link that jumps past the navigation', async () => {
    await page.locator('.skip').press('Enter');
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.closest("main")?.id')).toBe('mainContent');
  });
});

describe('on paper', () => {
  let page: Page;
  beforeAll(async () => {
    page = await open(LONG_ARTICLE, { colorScheme: 'dark' });
    await page.emulateMedia({ media: 'print' });
  });
  afterAll(() => page.context().close());

  test('an article is printed in black on white, without navigation, forms and lists', async () => {
    for (const selector of [
      'nav',
      'form',
      '#joinForm',
      '#relatedStories',
      '#recentStories',
      '.share',
      '.skip',
    ]) {
      const found = await page.locator(selector).all();
      expect(found.length, selector).toBeGreaterThan(0);
      for (const one of found) expect(await one.isVisible(), selector).toBe(false);
    }
    for (const shown of ['h1', '.dek', '.byline', '.prose p', '.prose table', '.source']) {
      expect(await page.locator(shown).first().isVisible(), shown).toBe(true);
    }
    const color = (selector: string) =>
      page
        .locator(selector)
        .first()
        .evaluate((element) => getComputedStyle(element).color);
    expect(await color('.prose p')).toBe('rgb(0, 0, 0)');
    // Like the light scheme.
    expect(await color('.dek')).toBe('rgb(92, 88, 81)');
  });

  test('a link in the text is printed with its address', async () => {
    const source = page.locator('.source a');
    const said = await source.evaluate((link) => getComputedStyle(link, '::after').content);
    expect(said).toContain(String(await source.getAttribute('href')));
  });
});

/** The focusable elements in page order, named as by `focused`. */
function focusable(): string[] {
  const found = document.querySelectorAll(
    'a[href], button, input, summary, [tabindex]:not([tabindex="-1"])',
  );
  return [...found]
    .filter((e) => e.getAttribute('tabindex') !== '-1' && e.getAttribute('type') !== 'hidden')
    .filter((e) => e.matches('.skip') || e.checkVisibility())
    .map((e) => e.outerHTML.slice(0, 200));
}

/** The focused element, and how the focus is shown. */
function focused(): { name: string; outline: string } {
  const element = document.activeElement ?? document.body;
  const { outlineStyle, outlineWidth } = getComputedStyle(element);
  return { name: element.outerHTML.slice(0, 200), outline: `${outlineStyle} ${outlineWidth}` };
}

async function open(address: string, options: Parameters<Browser['newContext']>[0]): Promise<Page> {
  const page = await (await browser.newContext(options)).newPage();
  const visit = VISITS.find(({ name }) => name === address);
  await page.goto(site.url + (visit ? await addressOf(visit, site) : address));
  if (address.startsWith('/search/')) await page.locator('#search-results li').first().waitFor();
  return page;
}
