import { globSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { client, read, readableAddresses } from '../site/built-site.ts';
import { openSite } from './open-site.ts';

const { browser, site } = await openSite();
let forger: Server;

beforeAll(async () => {
  // Serves the page with its headers, but with one byte of its style changed.
  forger = createServer((_req, res) => {
    void fetch(site.url).then(async (answer) => {
      const policy = answer.headers.get('content-security-policy') ?? '';
      res.setHeader('Content-Security-Policy', policy);
      res.setHeader('Content-Type', 'text/html; charset=utf-8');
      res.end((await answer.text()).replace('<style>', '<style> '));
    });
  }).listen(0, '127.0.0.1');
  await once(forger, 'listening');
});
afterAll(async () => {
  forger.close();
});

/** A page of each kind that is kept between builds, and has the part of the style that fits its kind. */
const KINDS = Map.groupBy(readableAddresses(), kindOf)
  .values()
  .map(([address = '']) => address)
  .toArray();

test.each(['/', '/nothing/', '/preferences/', '/subscribe/confirm/', ...KINDS])(
  '%s has its style, which the policy allows',
  async (address) => {
    expect(await rulesAt(site.url + address)).toBeGreaterThan(50);
  },
);

describe('with the whole style', () => {
  let page: Page;
  beforeAll(async () => {
    page = await browser.newPage({ bypassCSP: true });
    // A font that arrives in between would change sizes.
    await page.route('**/*.woff2', (route) => route.abort());
    await page.addInitScript(differences);
  });
  afterAll(() => page.close());

  test.each(KINDS)('%s looks exactly the same', async (address) => {
    await page.goto(site.url + address);
    expect(await changed()).toEqual(['a first look']);
    const [, whole = ''] = /<style>(.+?)<\/style>/s.exec(read('404.html')) ?? [];
    await page.evaluate((css) => {
      const [style] = document.querySelectorAll('style');
      if (style) style.textContent = css;
    }, whole);
    expect(await changed()).toEqual([]);
  });

  test.each(['footer::after { content: "x" }', 'footer { order: 1 }', 'li::marker { color: red }'])(
    'control: the comparison sees %s',
    async (content) => {
      await page.goto(site.url);
      await changed();
      await page.addStyleTag({ content });
      expect(await changed()).not.toEqual([]);
    },
  );

  const changed = () => page.evaluate<string[]>('changedLooks()');
});

/**
 * Adds `changedLooks` to a page: the parts that look different than at its last call, by what the browser
 * computed for each element and what it generates before and after it.
 */
function differences(): void {
  let before: Map<string, string> | undefined;
  const looks = () => {
    // Variables have other names, and show in what uses them.
    const names = [...getComputedStyle(document.body)].filter((name) => !name.startsWith('--'));
    // Fonts have other names too, and are what their files are.
    const fonts = new Map<string, string>();
    for (const rule of [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules])) {
      if (!(rule instanceof CSSFontFaceRule)) continue;
      const name = rule.style.getPropertyValue('font-family');
      fonts.set(name, (fonts.get(name) ?? '') + rule.style.getPropertyValue('src'));
    }
    const valueIn = (look: CSSStyleDeclaration, name: string) => {
      const value = look.getPropertyValue(name);
      if (name !== 'font-family') return value;
      return value.replaceAll(/[^\s,]+/g, (font) => fonts.get(font) ?? font);
    };
    const all = new Map<string, string>();
    for (const [i, element] of document.querySelectorAll('body, body *').entries()) {
      for (const part of ['', '::before', '::after', '::marker']) {
        const look = getComputedStyle(element, part);
        const isThere =
          part === '::marker'
            ? getComputedStyle(element).display === 'list-item'
            : part === '' || look.content !== 'none';
        const values = isThere ? names.map((name) => valueIn(look, name)) : [];
        all.set(`${i} ${element.tagName}${part}`, values.join(';'));
      }
    }
    return all;
  };
  Object.assign(globalThis, {
    changedLooks() {
      const [old, now] = [before, looks()];
      before = now;
      if (!old) return ['a first look'];
      return [...new Set([...old.keys(), ...now.keys()])].filter((k) => old.get(k) !== now.get(k));
    },
  });
}

test('the browser rejects a style with one changed byte', async () => {
  const address = forger.address();
  if (typeof address !== 'object' || !address) throw new Error('no port');
  expect(await rulesAt(`http://localhost:${address.port}/`)).toBe(0);
});

test("an issue's email looks as it does in an email client, and can run nothing", async () => {
  const page = await browser.newPage();
  const faults: string[] = [];
  page.on('console', (message) => void faults.push(message.text()));
  await page.goto(site.url + mailOfIssue());
  const styled = await page.evaluate<number>(
    `[...document.querySelectorAll('[style]')].filter(({ style }) => style.length > 0).length`,
  );
  expect(styled).toBeGreaterThan(10);
  expect(faults).toEqual([]);
  await page.evaluate(`{
    const script = document.createElement('script');
    script.textContent = 'window.hasRun = true';
    document.body.append(script);
  }`);
  expect(await page.evaluate('window.hasRun')).toBeUndefined();
  await page.close();
});

test('a page loads only the part of the headline font that its headlines use', async () => {
  const page = await browser.newPage({ bypassCSP: true });
  const fonts: string[] = [];
  page.on('request', (request) => {
    if (request.resourceType() === 'font') fonts.push(request.url());
  });
  await page.goto(site.url, { waitUntil: 'networkidle' });
  expect(fonts).toHaveLength(1);
  await page.evaluate("document.querySelector('h2').textContent = 'Žižkov, „naïve“'");
  await page.waitForLoadState('networkidle');
  await page.evaluate('document.fonts.ready');
  expect(new Set(fonts).size).toBe(2);
  await page.close();
});

/** The address without what tells apart pages of one kind. */
function kindOf(address: string): string {
  return address.replace(/^(\/[^/]+\/)[^/]+/, '$1*').replaceAll(/\d+/g, 'n');
}

/** The path of an email without images, which have absolute URLs of the site. */
function mailOfIssue(): string {
  const mails = globSync('newsletter/*/email.html', { cwd: client });
  const [mail] = mails.filter((file) => !read(file).includes('<img'));
  if (!mail) throw new Error('Every issue of the build has a picture.');
  return `/${mail}`;
}

/** The number of style rules that the browser applied to a page. */
async function rulesAt(url: string): Promise<number> {
  const page = await browser.newPage();
  await page.goto(url);
  const rules = await page.evaluate<number>(
    '[...document.styleSheets].reduce((sum, sheet) => sum + sheet.cssRules.length, 0)',
  );
  await page.close();
  return rules;
}
