import { readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ProjectCopy } from '../../scripts/testing/project-copy.ts';
import { startSite } from '../../scripts/server/site-server.ts';
import { builtPages, elements, read, text } from '../site/built-site.ts';
import { readableText } from '../site/readable-text.ts';
import { mustBreakNoRule } from './axe.ts';
import { openBrowser } from './open-site.ts';
import { buildPublication } from '../site/translated-publication.ts';

const browser = await openBrowser();
let copy: ProjectCopy;
let client: string;
let site: Awaited<ReturnType<typeof startSite>>;
let page: Page;

beforeAll(async () => {
  copy = await buildPublication('ar');
  client = join(copy.folder, 'dist/client');
  site = await startSite({ dist: join(copy.folder, 'dist'), host: '127.0.0.1', port: 0 });
  page = await browser.newPage({ viewport: { width: 320, height: 640 } });
}, 120_000);
afterAll(async () => {
  await site.close();
  await copy.remove();
});

/** Names, and words of sources that the articles cite. */
const LATIN =
  /RSS|Atom|JSON Feed|OPML|JavaScript|W3C|RFC Editor|RFC|Signaling One-Click Functionality|Success Criterion/g;
/** Pixels by which the paper-colored outline of a chart's text extends beyond it. */
const EDGE = 5;
/** The file that its site.config.ts names. */
const FONT = '@fontsource/noto-naskh-arabic/files/noto-naskh-arabic-arabic-700-normal.woff2';
const ARTICLE = '/articles/wide-tables/';

test('an Arabic publication uses Latin letters only for names', () => {
  for (const [address, html] of builtPages(client)) {
    const latin = readableText(html)
      .replaceAll(LATIN, '')
      .match(/[a-z]+/gi);
    expect(latin ?? [], address).toEqual([]);
  }
});

test('every page and email names its language and reads from right to left', () => {
  const mail = read('newsletter/2025-03-10-daily/email.html', client);
  for (const [address, html] of [...builtPages(client), ['mail', mail] as const]) {
    const [root] = elements(html, 'html');
    expect(root?.properties, address).toMatchObject({ lang: 'ar-EG', dir: 'rtl' });
  }
});

test('dates, numbers and feeds are in Arabic', () => {
  const dates = elements(read('index.html', client), 'time').map(text);
  expect(dates.slice(0, 2)).toEqual(['الاثنين، ١٠ مارس ٢٠٢٥', '١٠ مارس ٢٠٢٥']);
  expect(text(read('articles/wide-tables/index.html', client))).toContain('١٬٢٣٤٫٥');
  expect(read('rss.xml', client)).toContain('<language>ar-EG</language>');
});

test('no page scrolls sideways at 320 pixels or breaks a rule of axe, and pages load only the first part of the font', async () => {
  const fonts = new Set<string>();
  page.on('response', (answer) => {
    if (answer.request().resourceType() === 'font') fonts.add(new URL(answer.url()).pathname);
  });
  for (const [address] of builtPages(client)) {
    await page.goto(site.url + address);
    await page.evaluate('document.fonts.ready');
    expect(await page.evaluate('document.documentElement.scrollWidth'), address).toBe(320);
    await mustBreakNoRule(page);
  }
  // It contains the letters of the headlines.
  expect(fonts.size).toBe(1);
  const [font = ''] = fonts;
  // Fits into the first round trip of a connection (RFC 6928), like the first face of a Latin font.
  expect(statSync(join(client, font)).size).toBeLessThanOrEqual(14_600);
});

test('in the first part of the font, letters join as in the whole font', async () => {
  const whole = readFileSync(createRequire(import.meta.url).resolve(FONT));
  const joining = await browser.newPage({ bypassCSP: true });
  await joining.goto(site.url);
  const words = [...builtPages(client).values()].flatMap((html) =>
    elements(html, 'h1', 'h2', 'h3').map(text),
  );
  const widths = await joining.evaluate(
    async ({ bytes, words }) => {
      const face = new FontFace(
        'whole',
        Uint8Array.from(atob(bytes), (c) => c.charCodeAt(0)),
      );
      document.fonts.add(await face.load());
      const [ours = ''] = getComputedStyle(document.documentElement)
        .getPropertyValue('--font-display')
        .split(',');
      await document.fonts.load(`700 100px ${ours}`, words.join(''));
      const context = document.createElement('canvas').getContext('2d');
      const widthsIn = (family: string) =>
        words.map((word) => {
          if (!context) return NaN;
          context.font = `700 100px ${family}, monospace`;
          return context.measureText(word).width;
        });
      return { ours: widthsIn(ours), whole: widthsIn('whole'), none: widthsIn('monospace') };
    },
    { bytes: whole.toString('base64'), words },
  );
  await joining.close();
  expect(widths.ours).toEqual(widths.whole);
  expect(widths.ours).not.toEqual(widths.none);
});

test('no word has gaps between its letters, and none is slanted', async () => {
  for (const address of ['/', ARTICLE, '/newsletter/2025-03-10-daily/', '/search/']) {
    await page.goto(site.url + address);
    const faulty = await page.evaluate(() =>
      [...document.querySelectorAll('body *')].flatMap((element) => {
        const own = [...element.childNodes].filter(({ nodeType }) => nodeType === Node.TEXT_NODE);
        if (!own.some(({ textContent }) => /\p{Script=Arabic}/u.test(textContent ?? ''))) return [];
        const { letterSpacing, fontStyle } = getComputedStyle(element);
        const isRight = ['normal', '0px'].includes(letterSpacing) && fontStyle === 'normal';
        return isRight ? [] : [`${element.outerHTML}: ${letterSpacing}, ${fontStyle}`];
      }),
    );
    expect(faulty, address).toEqual([]);
  }
});

test('charts are mirrored, and their labels stay inside', async () => {
  await page.goto(site.url + ARTICLE);
  const drawings = await page.locator('.chart svg').all();
  expect(drawings).toHaveLength(2);
  for (const drawing of drawings) {
    const box = await drawing.boundingBox();
    for (const label of await drawing.locator('text').all()) {
      const { x = 0, width = 0 } = (await label.boundingBox()) ?? {};
      expect(x, String(await label.textContent())).toBeGreaterThanOrEqual((box?.x ?? 0) - EDGE);
      expect(x + width).toBeLessThanOrEqual((box?.x ?? 0) + (box?.width ?? 0) + EDGE);
    }
  }
  const { x: label = 0 } = (await page.getByText('الربيع').first().boundingBox()) ?? {};
  const { x: value = 0 } = (await page.getByText('١٬٢٣٤٫٥').first().boundingBox()) ?? {};
  expect(label).toBeGreaterThan(value);
});

test('a numbered list uses the same digits as other numbers', async () => {
  await page.goto(site.url + ARTICLE);
  const styles = await page.evaluate(() => {
    const list = document.createElement('ol');
    document.querySelector('.prose')?.append(list);
    const ours = [...document.querySelectorAll('main li')].map((item) => getComputedStyle(item));
    return [getComputedStyle(list).listStyleType, ...ours.map((item) => item.listStyleType)];
  });
  expect(styles[0]).toBe('arabic-indic');
  expect(styles).not.toContain('decimal');
});

test('a wide table starts at the right, a quotation has its rule there, and code reads from left to right', async () => {
  await page.goto(site.url + ARTICLE);
  const table = page.locator('.scroll');
  const right = async (selector: string) => {
    const { x = 0, width = 0 } = (await page.locator(selector).first().boundingBox()) ?? {};
    return Math.round(x + width);
  };
  expect(await table.evaluate((e) => e.scrollWidth > e.clientWidth)).toBe(true);
  expect(await right('.scroll th')).toBe(await right('.scroll'));
  const style = (selector: string, name: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), name);
  expect(await style('.prose > blockquote', 'border-right-width')).toBe('3px');
  expect(await style('.prose > blockquote', 'border-left-width')).toBe('0px');
  expect(await style('.prose pre', 'direction')).toBe('ltr');
  expect(await style('input[type="email"]', 'direction')).toBe('ltr');
});
