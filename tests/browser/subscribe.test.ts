import type { Page } from 'playwright-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { until } from '../site/running-site.ts';
import { openSite } from './open-site.ts';

const { browser, site } = await openSite();
let page: Page;

beforeEach(async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  page = await context.newPage();
});
afterEach(() => page.context().close());

test('without JavaScript a reader can open an article, sign up and confirm', async () => {
  await page.goto(site.url);
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Recent News');
  await page.locator('article.lead h2 a').click();
  expect(await page.getByText('Written by').isVisible()).toBe(true);

  await subscribe('reader@example.org');
  await confirmInInbox();
  await expect.poll(contactsPage).toContain('reader@example.org');
});

test('visits of an email scanner change nothing, and the button works after them', async () => {
  await page.goto(site.url);
  await subscribe('scanned@example.org');
  const mail = site.sandbox.mails('scanned@example.org')[0];
  const link = /https?:\/\/\S+/.exec(mail?.text ?? '')?.[0] ?? '';

  // The scanner's browser runs scripts; it opens the link and every link on the page.
  const scanner = await browser.newContext();
  const scanning = await scanner.newPage();
  for (let i = 0; i < 3; i++) {
    await scanning.goto(link);
    for (const anchor of await scanning.locator('a[href]').all()) {
      await scanner.request.get(new URL((await anchor.getAttribute('href')) ?? '', link).href);
    }
  }
  await scanner.close();
  expect(await contactsPage()).not.toContain('scanned@example.org');

  await confirmInInbox();
  await expect.poll(contactsPage).toContain('scanned@example.org');
});

test('an invalid address is kept in the field, with a sentence that says why', async () => {
  await page.goto(site.url);
  // Like a browser that does not validate the field itself.
  await page
    .locator('form[action="/api/subscribe"]')
    .evaluate((form) => form.setAttribute('novalidate', ''));
  await page.getByLabel('Email address').fill('jane@doe@example.org');
  await page.getByRole('button', { name: 'Join Now' }).click();
  const field = page.getByLabel('Email address');
  expect(await field.inputValue()).toBe('jane@doe@example.org');
  expect(await field.getAttribute('aria-invalid')).toBe('true');
  expect(await page.getByText('Please enter only one email address.').isVisible()).toBe(true);
  expect(site.sandbox.mails('jane@doe@example.org')).toEqual([]);
});

async function subscribe(address: string): Promise<void> {
  await page.getByLabel('Email address').fill(address);
  await page.getByRole('button', { name: 'Join Now' }).click();
  await page.waitForURL(`${site.url}/subscribe/check-your-inbox/`);
  await until(() => site.sandbox.mails(address).length > 0);
}

/** Opens the newest email in the sandbox's inbox, follows its button, and clicks the button of the page. */
async function confirmInInbox(): Promise<void> {
  await page.goto(site.sandbox.url);
  await page
    .getByRole('link', { name: /Confirm your subscription/ })
    .first()
    .click();
  const opened = page.context().waitForEvent('page');
  await page.frameLocator('iframe').getByRole('link', { name: 'Confirm subscription' }).click();
  const confirmation = await opened;
  await confirmation.getByRole('button', { name: 'Confirm subscription' }).click();
  await confirmation.waitForURL(`${site.url}/subscribe/welcome/`);
  expect(await confirmation.getByRole('heading', { level: 1 }).textContent()).toBe('Welcome');
  await confirmation.close();
}

async function contactsPage(): Promise<string> {
  await page.goto(site.sandbox.url);
  await page.getByRole('link', { name: 'Contacts' }).click();
  return (await page.locator('main').textContent()) ?? '';
}
