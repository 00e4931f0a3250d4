import { afterAll, beforeAll, expect, test } from 'vitest';
import { copyProject, type ProjectCopy } from '../../scripts/testing/project-copy.ts';
import { type DevelopmentServer, runDevelopmentServer } from '../site/development-server.ts';
import { openBrowser } from './open-site.ts';

const browser = await openBrowser();
let copy: ProjectCopy;
let server: DevelopmentServer;

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
  expect(await overlay.locator('#title').innerText()).toBe('1 problem in content/');
  expect(await shown()).toContain('found <Callot>');
  expect(await page.locator('.prose').innerText()).toContain('The first text.');

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
