import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bareEnv, projectPath } from '../../scripts/settings/environment.ts';
import { copyProject, type ProjectCopy } from '../../scripts/testing/project-copy.ts';
import { writerComponents } from '../../src/story/writer-components.ts';
import { elements, text } from './built-site.ts';
import { type DevelopmentServer, runDevelopmentServer } from './development-server.ts';
import { linkIn, PATIENTLY } from './signing-up.ts';

const soon = new Date(Date.now() + 3_600_000).toISOString();
let copy: ProjectCopy;
let server: DevelopmentServer;

beforeAll(async () => {
  copy = await copyProject({ warm: true });
  await copy.write({
    ...planted('unfinished', `${soon}\ndraft: true`),
    ...planted('tomorrow', soon),
    ...planted('pictured/index', `${soon}\nimage:\n  src: ./picture.png\n  alt: A picture`),
    'content/articles/pictured/picture.png': readFileSync(
      projectPath('tests/fixtures/parity/picture.png'),
    ),
  });
  server = await runDevelopmentServer(copy.folder);
});
afterAll(async () => {
  await server.close();
  await copy.remove();
});

test('the development server shows every component with its source', async () => {
  const html = await page('/styleguide/');
  const headings = elements(html, 'h2').map(text);
  const names = Object.keys(writerComponents);
  expect(headings.slice(0, names.length)).toEqual(names);
  for (const name of names) expect(text(html)).toContain(`<${name}`);
  expect(elements(html, 'svg').map(({ properties }) => properties['role'])).toEqual(['img', 'img']);
});

test('its search explains that only a build has an index', async () => {
  const script = await page('/src/components/search/search-page.ts');
  expect(script).toContain('Only a build has the search index: run npm start');
});

test('it shows editors what is not published yet, and marks it', async () => {
  const marks = async (path: string) => elements(await page(path), 'mark').map(text);
  expect(await marks('/articles/unfinished/')).toEqual(['Draft']);
  expect(await marks('/articles/tomorrow/')).toEqual(['Scheduled']);
  expect(await marks('/articles/one-click-unsubscribe/')).toEqual([]);
  expect(await marks('/')).toEqual(expect.arrayContaining(['Draft', 'Scheduled']));
});

test('a sign-up there sends its email to the sandbox', async () => {
  const { site } = server;
  expect(server.output()).toContain(`${site}/`);
  expect(server.output()).not.toContain(site.replace('localhost', '127.0.0.1'));
  const answer = await fetch(`${site}/api/subscribe`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: site },
    body: new URLSearchParams({ email: 'reader@example.org' }),
  });
  expect(answer.status).toBe(303);
  await expect.poll(() => mailText(), PATIENTLY).toContain('/subscribe/confirm/');
  expect(await page(linkIn(await mailText()).replace(site, ''))).toContain('re…\u2060@example.org');
});

test('other commands that run beside it do not change its pages', async () => {
  const before = await page('/articles/pictured/');
  expect(before).toContain('alt="A picture"');
  const state = () => filesIn(join(copy.folder, '.broadsheet/dev'));
  const known = state();
  expect(known.length).toBeGreaterThan(3);

  // The first step of `npm run check`, which publishes by its own date.
  const sync = [projectPath('node_modules/astro/bin/astro.mjs'), 'sync'];
  expect(await ended(sync, { BUILD_NOW: '2025-04-15T00:00:00Z' })).toBe(0);
  expect(await ended([join(copy.folder, 'scripts/build.ts')])).toBe(0);
  expect(state()).toEqual(known);
  expect(await page('/articles/pictured/')).toBe(before);
});

test('a picture that is written later is shown, and so is another one in its place', async () => {
  const picture = readFileSync(projectPath('tests/fixtures/parity/picture.png'));
  const path = 'content/articles/late/late.png';
  await copy.write({
    ...planted('late/index', `${soon}\nimage:\n  src: ./late.png\n  alt: A picture`),
    [path]: picture,
  });
  await expect.poll(() => page('/articles/late/'), PATIENTLY).toContain('origWidth%3D320');
  await copy.write({ [path]: await sharp(picture).resize(200).toBuffer() });
  await expect.poll(() => page('/articles/late/'), PATIENTLY).toContain('origWidth%3D200');
});

test('after a change of package.json it restarts, and still shows what is written next', async () => {
  const manifest = join(copy.folder, 'package.json');
  writeFileSync(manifest, `${readFileSync(manifest, 'utf8')}\n`);
  await expect.poll(server.output, PATIENTLY).toContain('server restarted');
  for (const slug of ['written-first', 'written-second']) {
    await copy.write(planted(slug, soon));
    expect(text(await page(`/articles/${slug}/`))).toContain('A headline');
  }
});

test('the built site has no style guide', () => {
  const files = globSync('**/*', { cwd: projectPath('dist'), withFileTypes: true });
  expect(files.length).toBeGreaterThan(100);
  expect(files.filter(({ name }) => /styleguide|harbor/i.test(name))).toEqual([]);
});

/** Runs a script in the copy. Returns its exit code. */
async function ended(program: string[], env: NodeJS.ProcessEnv = {}): Promise<number | null> {
  const child = spawn(process.execPath, program, {
    cwd: copy.folder,
    stdio: 'ignore',
    env: { ...bareEnv(), ...env },
  });
  const [status] = (await once(child, 'exit')) as [number | null];
  return status;
}

/** Every file in a folder, with its text. */
function filesIn(folder: string): [name: string, text: string][] {
  const files = globSync('**/*.*', { cwd: folder });
  return files.toSorted().map((name) => [name, readFileSync(join(folder, name), 'utf8')]);
}

const page = (path: string) => server.page(path);

/** What the sandbox received, as text. */
async function mailText(): Promise<string> {
  const headers = { authorization: 'Bearer re_test', 'user-agent': 'test' };
  const answer = await fetch(`${server.sandbox}/emails`, { headers });
  const { data } = (await answer.json()) as { data: { id: string }[] };
  if (!data[0]) return '';
  const mail = await fetch(`${server.sandbox}/emails/${data[0].id}`, { headers });
  return ((await mail.json()) as { text: string }).text;
}

function planted(slug: string, publishedAt: string): Record<string, string> {
  return {
    [`content/articles/${slug}.mdx`]: `---\nheadline: A headline\ndek: A dek.\npublishedAt: ${publishedAt}\nauthors: [desk]\ntopics: [email]\n---\n\nText.\n`,
  };
}
