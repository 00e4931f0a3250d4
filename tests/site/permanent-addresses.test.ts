import { spawnSync } from 'node:child_process';
import { readFile, readlink, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { projectPath } from '../../scripts/settings/environment.ts';
import { setPublication } from '../../scripts/settings/publication-files.ts';
import { copyProject, type ProjectCopy } from '../../scripts/testing/project-copy.ts';

let copy: ProjectCopy;
beforeAll(async () => {
  copy = await copyProject();
  await setPublication(copy.folder, projectPath('tests/fixtures/publications/en-weekly'));
});
afterAll(() => copy.remove());

/** Runs `npm run build` in the copy, at the time of this machine. */
function build(env: Record<string, string> = {}, script = 'scripts/build.ts', ...args: string[]) {
  const { status, stdout, stderr } = spawnSync('node', [script, ...args], {
    cwd: copy.folder,
    encoding: 'utf8',
    env: { ...process.env, BUILD_NOW: '', CI: '', SITE_URL: 'https://news.example', ...env },
  });
  return { status, output: stdout + stderr };
}

const path = (file: string) => join(copy.folder, file);
const ledger = () => readFile(path('content/addresses.json'), 'utf8').catch(() => undefined);
const article = (name: string) => path(`content/articles/${name}`);
const published = () => readlink(path('dist'));

test('a published address stays: the build names the line to add, and publishes nothing without it', async () => {
  await writeFile(article('a-fresh-story.md'), STORY);
  await writeFile(
    path('content/pages/imprint.md'),
    '---\ntitle: Imprint\ndescription: Who we are.\n---\n\nText\n',
  );
  const first = build({ CI: 'true' });
  expect(first.status, first.output).toBe(0);
  const addresses = JSON.parse((await ledger()) ?? '') as string[];
  expect(addresses).toEqual(addresses.toSorted());
  for (const address of [
    '/',
    '/rss.xml',
    '/about/',
    '/articles/zip-is-read-from-its-end/',
    '/topics/images/',
    '/topics/images/feed.json',
    '/authors/letter/',
    '/newsletter/2025-03-09-weekly/',
  ])
    expect(addresses).toContain(address);
  expect(first.output).toContain(
    `New addresses: ${addresses.length}. Commit content/addresses.json`,
  );
  expect(first.output).toContain('  "/articles/a-fresh-story/",\n');

  const before = [await published(), await ledger()];
  await rename(article('a-fresh-story.md'), article('a-fresher-story.md'));
  const renamed = build();
  expect(renamed.status, renamed.output).toBe(1);
  expect(renamed.output).toContain(
    [
      '/articles/a-fresh-story/',
      '  If it is now /articles/a-fresher-story/, in content/articles/a-fresher-story.md:',
      '    formerSlugs: [a-fresh-story]',
    ].join('\n'),
  );
  expect(renamed.output).not.toMatch(/^ {4}at /m);
  expect([await published(), await ledger()]).toEqual(before);
  const checked = build({ SITE_URL: '' }, 'scripts/check-content.ts', '--build');
  expect(checked.status).toBe(1);
  expect(checked.output).toContain('formerSlugs: [a-fresh-story]');

  const moved = STORY.replace('\n---', '\nformerSlugs: [a-fresh-story]\n---');
  await writeFile(article('a-fresher-story.md'), moved);
  await rm(path('content/pages/imprint.md'));
  await writeFile(
    path('content/redirects.yaml'),
    '/imprint/: { gone: It is on the about page. }\n',
  );
  const second = build();
  expect(second.status, second.output).toBe(0);
  expect(await ledger()).toContain(
    '  "/articles/a-fresh-story/",\n  "/articles/a-fresher-story/",\n',
  );
  expect(await published()).not.toBe(before[0]);
}, 600_000);

const STORY = `---
headline: A fresh story
dek: About it.
publishedAt: 2025-01-01T00:00:00Z
authors: [letter]
topics: [images]
---

Text
`;
