import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { copyProject, type ProjectCopy } from '../../scripts/testing/project-copy.ts';
import { type DevelopmentServer, runDevelopmentServer } from '../site/development-server.ts';
import { openBrowser } from './open-site.ts';

const browser = await openBrowser();
let copy: ProjectCopy;
let server: DevelopmentServer;

const DRAFT = 'content/articles/draft.md';
const STORY = 'content/articles/story.mdx';
const story = (body: string) =>
  `---\nheadline: A story\ndek: A dek.\npublishedAt: 2025-01-01T00:00:00Z\nauthors: [desk]\ntopics: [email]\n---\n\n${body}\n`;

beforeAll(async () => {
  copy = await copyProject({ warm: true });
  await copy.write({ [STORY]: story('The first text.') });
  server = await runDevelopmentServer(copy.folder);
}, 120_000);
afterAll(async () => {
  await server.close();
  await copy.remove();
});

test('problems are shown over the page, which stays, until the file is corrected', async () => {
  const page = await browser.newPage();
  await page.goto(`${server.site}/articles/story/`);
  const overlay = page.locator('vite-error-overlay');
  // Its content is in a shadow root.
  const shown = () => overlay.locator('#message-content').innerText();
  await expect.poll(() => page.locator('.prose').innerText()).toContain('The first text.');

  await copy.write({ [STORY]: story('The second text.\n\n<Callot>\n\nHelp\n\n</Callot>') });
  await expect.poll(shown).toContain('content/articles/story.mdx:11');
  expect(await overlay.isVisible()).toBe(true);
  expect(await overlay.locator('#title').innerText()).toBe('1 problem in content/');
  expect(await shown()).toContain('found <Callot>');
  expect(await page.locator('.prose').innerText()).toContain('The first text.');

  // As it is typed: the overlay could read it as Markdown.
  await copy.write({ [STORY]: story('**Note: **text with `code`, and [a link](/nowhere/).') });
  await expect.poll(shown).toContain('found "**Note: **text');
  expect(await shown()).toContain('with `code`, and [a link](/nowhere/).');
  await copy.write({ [STORY]: story('The second text.\n\n<Callot>\n\nHelp\n\n</Callot>') });
  await expect.poll(shown).toContain('found <Callot>');

  // Another page shows it too.
  await page.goto(`${server.site}/articles/story/?again`);
  await expect.poll(shown).toContain('found <Callot>');

  await copy.write({ [STORY]: story('The first text.') });
  await expect.poll(() => overlay.count()).toBe(0);
  await copy.write({ [STORY]: story('The third text.') });
  await expect.poll(() => page.locator('.prose').innerText()).toContain('The third text.');
  expect(await overlay.count()).toBe(0);
  await page.close();
}, 120_000);

test('a draft that is not finished covers no page, and its real faults do', async () => {
  let page = await browser.newPage();
  const overlays = () => page.locator('vite-error-overlay').count();
  const draft = (keys: string, body = '') =>
    `---\nheadline: A draft\nauthors: [desk]\ntopics: [email]\ndraft: true\n${keys}---\n${body}`;
  const visit = async (path: string) => {
    // The live reload of a page can interrupt its navigation, so each visit has a tab of its own.
    await page.close();
    page = await browser.newPage();
    await page.goto(server.site + path);
    // The overlay arrives with the connection.
    await page.waitForTimeout(1000);
    return overlays();
  };
  await copy.write({ [DRAFT]: draft('') });
  expect(await visit('/')).toBe(0);
  await copy.write({ [DRAFT]: draft('dek: A dek.\npublishedAt: 2025-01-01T00:00:00Z\n') });
  await server.page('/articles/draft/');
  expect(await visit('/articles/draft/')).toBe(0);
  await copy.write({
    [DRAFT]: draft(
      'dek: A dek.\npublishedAt: 2025-01-01T00:00:00Z\n',
      '\n[A dead link](/nowhere/)\n',
    ),
  });
  await expect.poll(overlays, { timeout: 10_000 }).toBe(1);

  // The desk lists the problem and is not covered.
  const desk = await browser.newPage();
  const problems = () => desk.locator('#problems').innerText();
  const cover = desk.locator('vite-error-overlay');
  await desk.goto(`${server.site}/desk/`);
  await expect.poll(problems).toContain('1');
  await expect.poll(() => cover.count()).toBe(1);
  expect(await cover.isVisible()).toBe(false);
  // It follows the file.
  rmSync(join(copy.folder, DRAFT));
  await expect.poll(problems).toContain('0');
  await Promise.all([page.close(), desk.close()]);
}, 120_000);
