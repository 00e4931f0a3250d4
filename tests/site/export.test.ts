import { spawnSync } from 'node:child_process';
import { existsSync, globSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { projectPath } from '../../scripts/settings/environment.ts';
import { setPublication } from '../../scripts/settings/publication-files.ts';
import { copyProject, type ProjectCopy } from '../../scripts/testing/project-copy.ts';
import { folderWith, importFrom, opened } from '../unit/scripts/newsroom/import/imported.ts';
import { oldSystems } from './old-systems.ts';
import { randomPosts } from './random-posts.ts';

let copy: ProjectCopy;
/** The folder of an export of the publication “en” with a draft, in Markdown. */
let whole: string;
beforeAll(async () => {
  copy = await copyProject();
  await setPublication(copy.folder, projectPath('tests/fixtures/publications/en'));
  await writeFile(join(copy.folder, 'content/articles/a-draft.md'), DRAFT);
  whole = await exportTo(await mkdtemp(join(tmpdir(), 'broadsheet-export-')), 'markdown');
});
afterAll(async () => {
  await copy.remove();
  await rm(whole, { recursive: true });
});

/** Runs `npm run export` in the copy. */
function runExport(...args: string[]) {
  const { status, stdout, stderr } = spawnSync('node', ['scripts/export.ts', ...args], {
    cwd: copy.folder,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

async function exported(format: string): Promise<string> {
  return exportTo(join(await folderWith({}), 'export'), format);
}

async function exportTo(out: string, format: string): Promise<string> {
  expect(runExport(format, out, '--drafts')).toMatchObject({ status: 0, stderr: '' });
  return out;
}

/** Imports a source in place of the copy's articles. Returns the files that it wrote. */
async function importInto(kind: string, place: string): Promise<Record<string, string>> {
  for (const part of ['articles', 'authors', 'topics', 'issues', 'redirects.yaml'])
    await rm(join(copy.folder, 'content', part), { recursive: true, force: true });
  await mkdir(join(copy.folder, 'content/articles'), { recursive: true });
  const { files } = await importFrom(await opened(kind, place), { publication: copy.folder });
  return ofArticles(files);
}

/** Files besides pages and newsletters, which no import writes, and articles that wait for an editor. */
function ofArticles(files: Record<string, string>): Record<string, string> {
  const kept = Object.entries(files).filter(
    ([path]) => !/^content\/(?:newsletters|pages|articles\/_)/.test(path),
  );
  return Object.fromEntries(kept);
}

/** What is imported from an export in this format. */
async function imported(format: string): Promise<Record<string, string>> {
  const kind = oldSystems[format]?.kind ?? '';
  const publication = await folderWith({ 'content/articles/.keep': '' });
  const pages = 'content/pages';
  await cp(join(copy.folder, pages), join(publication, pages), { recursive: true });
  const source = await opened(kind, await exported(format));
  return ofArticles((await importFrom(source, { publication })).files);
}

describe('an export', () => {
  const articles = () => join(copy.folder, 'content/articles');

  test('contains every article, page, issue, picture and address', async () => {
    const out = whole;
    const count = (pattern: string, cwd: string) => globSync(pattern, { cwd }).length;
    for (const kind of ['articles', 'pages', 'issues']) {
      const written = count(`${kind}/**/*.{md,mdx}`, join(copy.folder, 'content'));
      expect(count(`${kind}/**/*.md`, out), kind).toBe(written);
      expect(written).toBeGreaterThan(0);
    }
    const names = await readdir(out, { recursive: true });
    expect(names).toContain('articles/one-click-unsubscribe/diagram.png');
    const renamed = await readFile(join(out, 'articles/the-guid-in-rss.md'), 'utf8');
    expect(renamed).toContain('aliases: [/articles/what-guid-means-in-rss/]');
  });

  test('contains the files to which articles link, and an import of it changes nothing', async () => {
    const publication = await folderWith({ 'content/articles/.keep': '' });
    const posts = await folderWith({
      'plan/index.md':
        '---\ntitle: Plan\ndescription: About it.\ndate: 2025-01-02T03:04:05Z\n---\n\n[It](plan.pdf)\n',
      'plan/plan.pdf': '%PDF',
    });
    const { files } = await importFrom(await opened('markdown', posts), { publication });
    const path = 'content/articles/plan.md';
    await copy.write({
      [path]: String(files[path]).replace(/^(authors|topics): .*$/gm, '$1: [desk]'),
      'public/files/plan/plan.pdf': '%PDF',
      'content/topics/desk.yaml': String(files['content/topics/news.yaml']),
    });
    const again = await folderWith({ 'content/articles/.keep': '' });
    const source = await opened('markdown', await exported('markdown'));
    const { files: second } = await importFrom(source, { publication: again });
    expect(second[path]).toContain('[It](/files/plan/plan.pdf)');
    expect(await readFile(join(again, 'public/files/plan/plan.pdf'), 'utf8')).toBe('%PDF');
    for (const file of [path, 'content/topics/desk.yaml', 'public/files'])
      await rm(join(copy.folder, file), { recursive: true });
  });

  test('leaves drafts out unless they are asked for', async () => {
    const out = join(await folderWith({}), 'export');
    expect(runExport('markdown', out).status).toBe(0);
    expect(existsSync(join(out, 'articles/a-draft.md'))).toBe(false);
    expect(await readFile(join(whole, 'articles/a-draft.md'), 'utf8')).toContain('\ndraft: true\n');
  });

  test('never writes into a folder with other files', async () => {
    const out = await folderWith({ 'notes.txt': 'mine' });
    const { status, stderr } = runExport('json', out);
    expect(status).toBe(2);
    expect(stderr).toContain('contains other files. Name a new or empty folder.');
    expect(await readdir(out)).toEqual(['notes.txt']);
  });

  test('is whole, or nothing', async () => {
    const file = join(articles(), 'faulty.mdx');
    await writeFile(file, DRAFT.replace('draft: true\n', '').replace('Text', '<Unknown />'));
    const folder = await folderWith({});
    const { status, stderr } = runExport('wxr', join(folder, 'export'));
    expect(status).toBe(1);
    expect(stderr).toContain('content/articles/faulty.mdx:9');
    expect(stderr).toContain('Nothing was exported.');
    expect(await readdir(folder)).toEqual([]);
    await rm(file);
  });
});

/** The same posts in every run, so that a failure can be repeated. Other numbers are other posts. */
const SEED = 2025;

describe('import, export and import changes nothing', () => {
  test.each(Object.entries(oldSystems))('in posts that %s can have', async (format, system) => {
    const [posts = []] = fc.sample(randomPosts(20), {
      seed: SEED,
      numRuns: 1,
    });
    const first = await importInto(system.kind, await folderWith(system.files(posts)));
    const second = await imported(format);
    // One file is enough to see what is wrong.
    const [path = ''] = Object.keys(first).filter((one) => first[one] !== second[one]);
    expect(second[path], `${path}, with the seed ${SEED}`).toBe(first[path]);
    expect(Object.keys(second)).toEqual(Object.keys(first));
    expect(Object.keys(first).length).toBeGreaterThan(posts.length);
  });

  test.each([
    ['markdown', 'en'],
    ['json', 'en'],
    ['wxr', 'ar'],
  ])('in %s of the publication “%s”', async (format, name) => {
    const isExported = format === 'markdown' && name === 'en';
    await setPublication(copy.folder, projectPath(`tests/fixtures/publications/${name}`));
    const out = isExported ? whole : await exported(format);
    const first = await importInto(oldSystems[format]?.kind ?? '', out);
    expect(await imported(format)).toEqual(first);
  });

  test.each(['markdown', 'json', 'wxr'])(
    'in %s of a publication with everything that can be carried over',
    async (format) => {
      await setPublication(copy.folder, projectPath('tests/fixtures/publications/en'));
      await copy.write({
        'content/articles/everything.md': EVERYTHING,
        'content/articles/all-parts/index.mdx': ALL_PARTS,
        'content/articles/all-parts/harbor.png': await readFile(HARBOR),
        'content/articles/a-draft.md': DRAFT,
        'content/articles/later.md': DRAFT.replace('draft: true\n', '').replace('2025', '2031'),
        'content/redirects.yaml': REDIRECTS,
      });
      const before = await readContent();
      const first = await importInto(oldSystems[format]?.kind ?? '', await exported(format));
      const second = await imported(format);
      expect(second).toEqual(first);
      expect(Object.keys(second)).toEqual(Object.keys(first));

      expect(first['content/articles/everything.md']).toBe(
        format === 'markdown' ? EVERYTHING : EVERYTHING.replace('language: de\n', ''),
      );
      // The publication has the earlier names of its articles in their front matter.
      const gone = format === 'json' ? '/imprint/: {gone: It is on the about page.}\n' : '';
      const own = first['content/redirects.yaml']?.replaceAll(/^\/articles\/.*\n/gm, '');
      expect(own).toBe(REDIRECTS.replace(gone, ''));
      const names = (files: Record<string, string>) =>
        Object.fromEntries(Object.entries(files).filter(([path]) => NAMES[format]?.test(path)));
      expect(names(first)).toEqual(names(before));
    },
  );
});

/** The files of names that a format carries as they are: others have no word for a desk, or no biographies. */
const NAMES: Record<string, RegExp> = {
  markdown: /^content\/(?:authors|topics)\//,
  json: /^content\/topics\//,
  wxr: /^content\/topics\//,
};

/** The files of the copy's authors and topics. */
async function readContent(): Promise<Record<string, string>> {
  const paths = globSync('content/{authors,topics}/*.yaml', { cwd: copy.folder });
  const read = paths.map(async (path) => [path, await readFile(join(copy.folder, path), 'utf8')]);
  return Object.fromEntries((await Promise.all(read)) as [string, string][]);
}

const REDIRECTS = `/2019/guid.html: /articles/the-guid-in-rss/
/imprint/: {gone: It is on the about page.}
/shop/: https://shop.example/
/who/: /about/
`;

const EVERYTHING = `---
headline: Everything
dek: All that an article can have.
publishedAt: '2025-02-01T10:00:00Z'
updatedAt: '2025-02-02T10:00:00Z'
authors: [standards-desk, desk]
topics: [feeds, email]
language: de
---

See [the feeds](/feeds/), [about](/about/), [a part](#second-part) and [it](https://a.example/ "A title").

## The first part

Text

## Another {#second-part}

See [the story](/articles/the-guid-in-rss/) and [email](/topics/email/).
`;

const HARBOR = projectPath('src/styleguide/examples/harbor.png');

/** Everything that the text of an article can have. */
const ALL_PARTS = `---
headline: "Parts: “all” of them"
dek: What an article is made of.
publishedAt: 2025-02-03T10:00:30Z
authors: [desk]
topics: [email]
formerSlugs: [some-parts]
keyPoints:
  - The first *point*.
  - The second <point>.
source:
  headline: The original
  publisher: The Wire
  url: https://wire.example/a
corrections:
  - { date: 2025-02-03T12:00:00Z, wrong: It said ten., right: It is twelve. }
image:
  src: ./harbor.png
  alt: The harbor
  caption: The harbor in "spring".
---

The lead has a note.[^1] Another one is longer.[^long]

## A part {#the-part}

![The harbor](./harbor.png "A harbor & more.")

<Figure src="./harbor.png" alt="Boats" caption="Boats." credit="The desk" />

<Embed
  url="https://video.example/watch?v=1&t=2"
  title="A film"
  publisher="Video"
  description="About boats."
/>

### Deeper

> [!WARNING]
> Mind the step.

:::tip[A title]
Some text.
:::

<Callout title="Before" tone="note">

Read this.

</Callout>

- [ ] open
- [x] done
  1. one
  2. two

| Name | Count |
| :--- | ----: |
| A \\| B | 1 |

\`\`\`js title="a.js" {2}
const a = '{x}';
const b = \`<b>\`;
\`\`\`

<details>
<summary>More</summary>

Inside.

</details>

<PullQuote cite="RFC 9110">

Safe methods.

</PullQuote>

<Chart
  type="bar"
  title="Boats"
  data="2023: 3, 2024: 5"
  source="The desk"
/>

H<sub>2</sub>O <kbd>Esc</kbd> <mark>new</mark> ~~old~~ \\{x\\} \\<y> 5 \\* 3

Line one\\
line two

---

[The part](#the-part), [news](/articles/the-guid-in-rss/#top), <https://a.example/?b=c&d=_e_>.

[^1]: A short *note*.

[^long]: A long note.

    With a second paragraph.
`;

const DRAFT = `---
headline: A story
dek: About it.
publishedAt: 2025-01-01T00:00:00Z
authors: [desk]
topics: [email]
draft: true
---

Text
`;
