import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { projectPath } from '../../../../scripts/settings/environment.ts';
import { RESERVED_NAMES } from '../../../../src/articles/page.ts';
import { readPage } from '../../../../src/articles/loading/read-page.ts';

const ROOT = new URL('../../../fixtures/', import.meta.url);
const FRONT = 'title: About\ndescription: What this is.\n';

/** The problems of a page, each as `file / key: found …; expected …`. */
async function report(body: string, { front = FRONT, path = 'about.mdx', id = 'about' } = {}) {
  const file = { id, path: `content/pages/${path}`, text: `---\n${front}---\n\n${body}` };
  const { problems } = await readPage(ROOT, file);
  return problems.map(
    (p) => `${p.file}:${p.line} / ${p.key}: found ${p.found}; expected ${p.expected}`,
  );
}

test('a page of Markdown and plain HTML has no problem', async () => {
  expect(await report('## A\n\nText, <b>bold</b>, and [a link](/privacy/).\n')).toEqual([]);
});

test('no problem of a page suggests components, in either format', async () => {
  for (const path of ['about.md', 'about.mdx']) {
    const body = '<Callout>\n\nA.\n\n</Callout>\n\n<iframe src="https://e.org/"></iframe>\n';
    const problems = await report(body, { path, id: 'about' });
    expect(problems).toHaveLength(2);
    expect(problems.join('\n')).toContain('<Callout>; expected Markdown or plain HTML; pages');
    expect(problems.join('\n')).not.toMatch(/rename|Embed/);
  }
});

test('a page may have alerts, and may be a file of Markdown', async () => {
  const alert = '> [!NOTE]\n> Words.\n';
  expect(await report(alert)).toEqual([]);
  expect(await report(`${alert}\nFewer than <5 {or} so.\n`, { path: 'about.md' })).toEqual([]);
});

test.each([
  ['a brace that is not closed', 'a { b\n', 'about.mdx:6 / body'],
  ['a name in braces', 'Hello.\n\nDear {name}.\n', 'about.mdx:8 / body: found {name}'],
  [
    'an unknown component',
    '<Map/>\n',
    'about.mdx:6 / component: found <Map>; expected Markdown or plain HTML',
  ],
  [
    'a component of articles',
    'A.\n\n<Callout title="A">\n\nB\n\n</Callout>\n',
    'about.mdx:8 / component: found <Callout>; expected Markdown or plain HTML',
  ],
  ['an import', 'import a from "./a.js"\n', '; expected Markdown or plain HTML'],
  ['a picture that is missing', '![x](./nope.png)\n', 'found "./nope.png", which does not exist'],
])('the body of a page: %s', async (_, body, message) => {
  expect(await report(body)).toEqual([expect.stringContaining(message)]);
});

test('a page is compiled like an article, without expressions of its author', async () => {
  const text = `---\n${FRONT}---\n\n{"a"} b\n`;
  const { entry } = await readPage(ROOT, { id: 'about', path: 'content/pages/about.mdx', text });
  expect(entry?.data).toMatchObject({ title: 'About', body: { pictures: {} } });
  expect(JSON.stringify(entry)).toContain('<p>a b</p>');
  const program =
    'content/pages/about.mdx:6 / body: found {process.env.TOKEN_SECRET}; expected text in';
  expect(await report('{process.env.TOKEN_SECRET}\n')).toEqual([expect.stringContaining(program)]);
});

test('a page cannot have a reserved name', async () => {
  expect(await report('A.\n', { path: 'news.mdx', id: 'news' })).toEqual([
    expect.stringMatching(/file name: found "news"; expected a name .+ archive, .+ topics/),
  ]);
});

test('the reserved names include every route and URL of the site', () => {
  const routes = readdirSync(projectPath('src/pages')).map((name) => name.replace(/\.astro$/, ''));
  const links = readFileSync(projectPath('src/core/links.ts'), 'utf8');
  const first = [...links.matchAll(/['`]\/([a-z0-9-]+)\//g)].map(([, name]) => name ?? '');
  const names = [...routes, ...first].filter((name) => /^[a-z0-9-]+$/.test(name));
  expect(names.length).toBeGreaterThan(20);
  expect(names.filter((name) => !RESERVED_NAMES.includes(name))).toEqual([]);
});

test('one run reports every problem of a page', async () => {
  const front = 'heading: About\n';
  expect((await report('{a}\n\n{b}\n', { front, path: 'api.mdx', id: 'api' })).length).toBe(6);
});
