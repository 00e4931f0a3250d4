import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { projectPath } from '../../scripts/settings/environment.ts';
import { copyProject, type ProjectCopy } from '../../scripts/testing/project-copy.ts';
import { read } from '../site/built-site.ts';
import { type DevelopmentServer, runDevelopmentServer } from '../site/development-server.ts';
import { openBrowser } from './open-site.ts';

const browser = await openBrowser();
let copy: ProjectCopy;
let server: DevelopmentServer;
let page: Page;
/** The hosts that the editor asked for something. */
const hosts = new Set<string>();

const STYLES = 'content/articles/styles.mdx';
const styles = `---
# A comment
headline: "A headline: with quotes"
dek: 'A dek'
publishedAt: 2025-04-01T09:00:00+02:00
authors: [desk]
topics: [email, feeds]
source:
  # Where it is from
  headline: "Original"
  publisher: Somebody
  url: https://example.org/a
---

The *first* paragraph with "quotes" -- and dashes.

<Callout title="Note">

* one

</Callout>
`;

beforeAll(async () => {
  copy = await copyProject({ warm: true });
  await copy.write({ [STYLES]: styles });
  server = await runDevelopmentServer(copy.folder);
  // Fields are made when they come into view.
  page = await browser.newPage({ viewport: { width: 1300, height: 3000 } });
  page.on('response', (response) => {
    const { host, protocol } = new URL(response.url());
    if (protocol.startsWith('http')) hosts.add(host);
  });
  // The folder that the editor selects: one in the storage of the browser, which has the same interface.
  await page.addInitScript(() => {
    Object.assign(window, { showDirectoryPicker: () => navigator.storage.getDirectory() });
  });
  await page.goto(`${server.site}/robots.txt`);
  await fillFolder(page, copy.folder);
  await page.goto(`${server.site}/desk/editor/`);
  await page.getByRole('button', { name: 'Local' }).click({ timeout: 60_000 });
  await page.getByText('Articles').first().waitFor({ timeout: 60_000 });
}, 240_000);
afterAll(async () => {
  await page.close();
  await server.close();
  await copy.remove();
});

test('editing a field of an article leaves every other line as it was', async () => {
  await open('articles-mdx/entries/styles');
  await type('Dek', 'Another dek.');
  await save();
  const edited = styles.replace("dek: 'A dek'", 'dek: Another dek.');
  await expect.poll(() => fileIn(page, STYLES)).toBe(edited);
}, 120_000);

test('an article with a picture is written, and built', async () => {
  await open('articles-in-folders-mdx/new');
  await type('Headline', 'Written in a browser');
  await type('Dek', 'Without a terminal.');
  const text = 'The **lead**.\n\n<Callout title="A note">\n\nHelp\n\n</Callout>';
  await type('Text', text);
  await turn('checkbox', 'The Broadsheet Desk', true);
  await choose('Topics', 'Email');
  await turn('checkbox', 'Image', true);
  const picture = projectPath('tests/fixtures/parity/picture.png');
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), browse()]);
  await chooser.setFiles(picture);
  await page.getByRole('dialog').getByRole('button', { name: 'Insert' }).click();
  await type('Alt', 'A picture of it');
  // A new article is a draft.
  await turn('switch', 'Draft', false);
  await save();

  const folder = 'content/articles/written-in-a-browser';
  await expect.poll(() => fileIn(page, `${folder}/index.mdx`)).toContain('src: ./picture.png');
  const written = (await fileIn(page, `${folder}/index.mdx`)) ?? '';
  expect(written).toContain(`authors: [desk]\ntopics: [email]\n`);
  expect(written).toContain(`\n---\n\n${text}\n`);
  expect(written).not.toContain('draft');
  await copy.write({
    [`${folder}/index.mdx`]: written,
    [`${folder}/picture.png`]: readFileSync(picture),
  });
  expect(await fileIn(page, `${folder}/picture.png`)).toBeDefined();
  const { status, output } = await copy.build({ BUILD_NOW: new Date().toISOString() });
  expect(status, output).toBe(0);
  const html = read('articles/written-in-a-browser/index.html', join(copy.folder, 'dist/client'));
  expect(html).toContain('<strong>lead</strong>');
  expect(html).toContain('alt="A picture of it"');
}, 400_000);

test('nothing comes from another host', () => {
  expect([...hosts]).toEqual([new URL(server.site).host]);
});

test('a build has no editor', () => {
  const files = globSync('**/*', { cwd: projectPath('dist') });
  expect(files.length).toBeGreaterThan(100);
  expect(files.filter((file) => /sveltia|desk[\\/]editor|material-symbols/i.test(file))).toEqual(
    [],
  );
});

async function open(path: string): Promise<void> {
  await page.goto(`${server.site}/desk/editor/#/collections/${path}`);
  await page.getByRole('textbox', { name: 'Dek' }).waitFor();
}

/** Fills a field. A form that is still being filled with its first values would empty it again. */
async function type(name: string, text: string): Promise<void> {
  const field = page.getByRole('textbox', { name });
  const typed = async () => {
    await field.fill(text);
    await page.waitForTimeout(200);
    return field.inputValue();
  };
  await expect.poll(typed, { timeout: 20_000 }).toBe(text);
}

/** Turns a checkbox or a switch on or off; the same holds for it. */
async function turn(role: 'checkbox' | 'switch', name: string, isOn: boolean): Promise<void> {
  const field = page.getByRole(role, { name });
  const turned = async () => {
    if ((await field.isChecked()) !== isOn) await field.click();
    await page.waitForTimeout(200);
    return field.isChecked();
  };
  await expect.poll(turned, { timeout: 60_000 }).toBe(isOn);
}

/** Saves the form, which then closes. If it stays, fails with the names of the fields that it refuses. */
async function save(): Promise<void> {
  await page.getByRole('button', { name: 'Save' }).first().click();
  const refused = page.getByRole('group').filter({ has: page.locator('[aria-invalid="true"]') });
  const outcome = async () => {
    if (await page.getByRole('textbox', { name: 'Dek' }).isHidden()) return 'saved';
    return refused.evaluateAll((all) => all.map((field) => field.getAttribute('aria-label')));
  };
  await expect.poll(outcome, { timeout: 100_000 }).toBe('saved');
}

/** Selects an option of a list. One that is clicked while the list is still opening is not selected. */
async function choose(name: string, option: string): Promise<void> {
  const field = page.getByRole('group', { name });
  const chosen = field.getByRole('button', { name: `Remove` });
  const choosing = async () => {
    if ((await chosen.count()) === 0) {
      if ((await page.getByRole('option').count()) === 0)
        await field.getByText('Select an option').click();
      await page.waitForTimeout(1000);
      await page.getByRole('option', { name: option }).click();
      await page.waitForTimeout(500);
    }
    return chosen.count();
  };
  await expect.poll(choosing, { timeout: 60_000 }).toBe(1);
  await page.getByRole('option').first().waitFor({ state: 'hidden' });
}

/** Opens the dialog of pictures, and in it the one of the system. */
async function browse(): Promise<void> {
  await page.getByRole('button', { name: 'Browse' }).first().click();
  await page.getByRole('dialog').getByRole('button', { name: 'Upload' }).click();
}

/** Copies content/ of a project into the storage of the browser. */
async function fillFolder(of: Page, project: string): Promise<void> {
  const paths = globSync('content/{articles,authors,pages,topics}/**/*.*', { cwd: project });
  const files = paths.map((path) => [
    path.replaceAll('\\', '/'),
    readFileSync(join(project, path)).toString('base64'),
  ]);
  await of.evaluate(async (all) => {
    const root = await navigator.storage.getDirectory();
    await root.getDirectoryHandle('.git', { create: true });
    for (const [path = '', data = ''] of all) {
      const names = path.split('/');
      const name = names.pop() ?? '';
      let folder = root;
      for (const one of names) folder = await folder.getDirectoryHandle(one, { create: true });
      const file = await folder.getFileHandle(name, { create: true });
      const writable = await file.createWritable();
      await writable.write(Uint8Array.from(atob(data), (char) => char.charCodeAt(0)));
      await writable.close();
    }
  }, files);
}

/** The text of a file in the storage of the browser; `undefined` if there is none. */
function fileIn(of: Page, path: string): Promise<string | undefined> {
  return of.evaluate(async (wanted) => {
    const names = wanted.split('/');
    const name = names.pop() ?? '';
    try {
      let folder = await navigator.storage.getDirectory();
      for (const one of names) folder = await folder.getDirectoryHandle(one);
      return await (await (await folder.getFileHandle(name)).getFile()).text();
    } catch {
      return undefined;
    }
  }, path);
}
