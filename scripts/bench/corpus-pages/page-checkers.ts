import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { violations, violationsInBoth } from '../../testing/axe.ts';
import { launchChromium } from '../../testing/chromium.ts';
import { nuErrors } from '../../testing/nu-html-checker.ts';

/** A page with errors, which a checker must find. */
const FAULTY = '<!doctype html><p style="color:gray;background:dimgray">Faint';

/** What the Nu HTML Checker finds on the pages of articles, by slug. Throws an Error if it finds no error at all. */
export async function nuFaults(
  client: string,
  slugs: readonly string[],
): Promise<Map<string, string[]>> {
  const folder = await mkdtemp(join(tmpdir(), 'broadsheet-corpus-'));
  try {
    for (const slug of slugs)
      await cp(join(client, 'articles', slug, 'index.html'), join(folder, `${slug}.html`));
    await writeFile(join(folder, 'faulty.html'), FAULTY);
    const errors = nuErrors(folder);
    if (!errors.delete('faulty.html'))
      throw new Error('The Nu HTML Checker missed the errors of a faulty page.');
    return new Map([...errors].map(([file, found]) => [file.replace(/\.html$/, ''), found]));
  } finally {
    await rm(folder, { recursive: true });
  }
}

const ORIGIN = 'http://corpus.example';

/**
 * What axe finds on the pages of articles, by slug, on a phone and on a desktop, in both color schemes. Throws an
 * Error if it finds nothing on a faulty page.
 */
export async function axeFaults(
  client: string,
  slugs: readonly string[],
): Promise<Map<string, string[]>> {
  const browser = await launchChromium();
  try {
    const page = await browser.newPage();
    await serveFiles(page, client);
    await page.goto(`data:text/html,${FAULTY}`);
    if ((await violations(page)).length === 0)
      throw new Error('axe missed the violations of a faulty page.');
    const faults = new Map<string, string[]>();
    for (const slug of slugs) {
      const found = new Set<string>();
      for (const width of [320, 1440]) {
        await page.setViewportSize({ width, height: 800 });
        await page.goto(`${ORIGIN}/articles/${slug}/`);
        for (const one of await violationsInBoth(page)) found.add(one);
        if ((await page.evaluate('document.documentElement.scrollWidth')) !== width)
          found.add(`is wider than ${width} pixels`);
      }
      if (found.size > 0) faults.set(slug, [...found]);
    }
    return faults;
  } finally {
    await browser.close();
  }
}

/** Answers the requests of a page with the files of a build, without a server. */
async function serveFiles(page: Page, client: string): Promise<void> {
  await page.route(`${ORIGIN}/**`, async (route) => {
    const { pathname } = new URL(route.request().url());
    const path = join(
      client,
      decodeURIComponent(pathname),
      pathname.endsWith('/') ? 'index.html' : '',
    );
    const isThere = await readFile(path).then(
      () => true,
      () => false,
    );
    await (isThere ? route.fulfill({ path }) : route.fulfill({ status: 404, body: '' }));
  });
}
