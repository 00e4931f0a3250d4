import type { Page } from 'playwright-core';
import { links } from '../../src/core/links.ts';
import type { VisitedSite } from './visited-site.ts';

/** A kind of page, and its address. */
interface PageKind {
  address: string | ((site: VisitedSite) => string);
  /** What to do on the page before the screenshot. */
  act?: (page: Page) => Promise<void>;
  isPrinted?: boolean;
}

const ARTICLE = links.article('gmail-yahoo-bulk-sender-rules-one-year-on');

export const PAGES: Readonly<Record<string, PageKind>> = {
  front: { address: links.home },
  'older-news': { address: links.news(2) },
  article: { address: links.article('amazon-100-billion-ai-infrastructure') },
  'article-with-table': { address: ARTICLE },
  'article-with-quote': { address: links.article('why-get-must-be-safe') },
  'article-with-timeline': { address: links.article('eu-ai-act-first-prohibitions-apply') },
  printed: { address: ARTICLE, isPrinted: true },
  topics: { address: links.topics },
  topic: { address: links.topic('feeds') },
  authors: { address: links.authors },
  author: { address: links.author('standards-desk') },
  archive: { address: links.archive },
  month: { address: links.archiveMonth('2025', '02') },
  search: { address: `${links.search}?q=feed` },
  feeds: { address: links.feeds },
  about: { address: links.page('about') },
  newsletters: { address: links.newsletters },
  issue: { address: links.issue('2025-02-14-weekly') },
  mistyped: { address: links.home, act: mistype },
  'check-your-inbox': { address: links.checkYourInbox },
  confirm: { address: ({ mailed }) => mailed.confirm },
  welcome: { address: links.welcome },
  preferences: { address: ({ mailed }) => mailed.preferences },
  'not-subscribed': { address: ({ mailed }) => mailed.notSubscribed },
  unsubscribe: { address: ({ mailed }) => mailed.unsubscribe },
  'broken-link': { address: `${links.confirm}?token=x` },
  'not-found': { address: '/nothing/' },
};

/** Takes a screenshot of one kind of page, in the width and color scheme of `page`. */
export async function takePage(
  page: Page,
  { kind, site, path }: { kind: PageKind; site: VisitedSite; path: string },
): Promise<void> {
  const address = typeof kind.address === 'string' ? kind.address : kind.address(site);
  await page.emulateMedia({ media: kind.isPrinted ? 'print' : 'screen' });
  await page.goto(site.url + address, { waitUntil: 'networkidle' });
  await kind.act?.(page);
  await page.screenshot({ path, fullPage: true });
}

/** Browsers accept this address; the site does not. */
async function mistype(page: Page): Promise<void> {
  await page.locator('input[type="email"]').first().fill('reader@example');
  await page.locator('#joinForm button').click();
  await page.waitForLoadState('networkidle');
}
