import { spawnSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { indexForSearch } from '../../scripts/build/search-index.ts';
import { copyProject, type ProjectCopy } from '../../scripts/testing/project-copy.ts';
import { read } from './built-site.ts';

let copy: ProjectCopy;
let firstOutput: string;
const NOW = { BUILD_NOW: '2025-04-15T00:00:00Z' };
/** The first bytes of a gzip file (RFC 1952, section 2.3.1). */
const GZIP = Buffer.of(0x1f, 0x8b);
const FEEDS = ['', 'newsletter/', 'topics/email/', 'authors/desk/'].flatMap((home) =>
  ['rss.xml', 'atom.xml', 'feed.json'].map((name) => `client/${home}${name}`),
);
const CANARIES = { draft: 'Kanarienvogel', scheduled: 'Sittichruf', published: 'Nachtigallenlied' };

beforeAll(async () => {
  // The first build creates what is planted, and the next finds it in the cache.
  copy = await copyProject({ warm: true });
  const picture = await readFile(new URL('../fixtures/parity/picture.png', import.meta.url));
  await copy.write({
    ...planted('draft', '2025-02-01T00:00:00Z\ndraft: true', picture),
    ...planted('scheduled', '2025-04-15T00:00:01Z', picture),
    ...planted('published', '2025-04-15T00:00:00Z', picture),
  });
  firstOutput = await build(NOW);
});
afterAll(() => copy.remove());

describe('unpublished content is nowhere in the output', () => {
  test.each(['draft', 'scheduled'] as const)('no byte of dist/ contains the %s article', (kind) => {
    expect(filesWith(CANARIES[kind])).toEqual([]);
  });

  test('control: the same search finds the published article, its image and its former URL', () => {
    const found = filesWith(CANARIES.published);
    expect(found).toContain('client/index.html');
    expect(found).toContain('client/rss.xml');
    expect(found.some((file) => file.startsWith('client/pagefind/fragment/'))).toBe(true);
    expect(found).toContain('client/articles/nachtigallenlied-now/index.html');
    expect(found).toContain('client/articles/nachtigallenlied-then/index.html');
    expect(found.some((file) => /client\/_astro\/nachtigallenlied\..+\.avif/.test(file))).toBe(
      true,
    );
  });
});

test('the build says what it leaves out of the articles that it publishes', () => {
  const file = 'content/articles/nachtigallenlied-now/index.md';
  expect(firstOutput).toContain(`${file}:17:1\n  <script> is left out: `);
  expect(firstOutput).not.toContain('kanarienvogel-now');
});

test('two builds of the same content serve the same bytes', async () => {
  // The server bundle contains a key that Astro generates for every build.
  const visible = () => [...contents()].filter(([file]) => file.startsWith('client/'));
  const before = visible();
  // A little later, and in a time zone where it is another day.
  await build({ BUILD_NOW: '2025-04-15T00:00:00.999Z', TZ: 'Pacific/Auckland' });
  const after = visible();
  const files = after.map(([file]) => file);
  expect(files).toEqual(before.map(([file]) => file));
  expect(files).toEqual(expect.arrayContaining(FEEDS));
  for (const [i, [file, bytes]] of after.entries()) {
    expect(bytes.equals(before[i]?.[1] ?? Buffer.of()), file).toBe(true);
  }
});

test('a build in another folder gives a page the same bytes', () => {
  const about = 'about/index.html';
  expect(contents().get(`client/${about}`)?.toString()).toBe(read(about));
});

describe('a build after the time of the scheduled article, for an https URL, with a warm cache', () => {
  let uninviting: string[];
  const notToBeIndexed = () => filesWith('<meta name="robots" content="noindex">');

  beforeAll(async () => {
    uninviting = notToBeIndexed();
    await build({ BUILD_NOW: '2025-04-15T00:00:01Z', SITE_URL: 'https://news.example' });
  });

  test('shows the article, but no draft', () => {
    expect(filesWith(CANARIES.scheduled)).toContain('client/rss.xml');
    expect(filesWith(CANARIES.draft)).toEqual([]);
  });

  test('allows search engines, which a build for another URL does not', () => {
    expect(uninviting).toContain('client/index.html');
    const pages = notToBeIndexed().filter(
      (file) => file.startsWith('client/') && !file.endsWith('/email.html'),
    );
    expect(pages).toEqual([
      'client/404.html',
      'client/405/index.html',
      'client/500.html',
      'client/subscribe/check-your-inbox/index.html',
      'client/subscribe/welcome/index.html',
    ]);
  });
});

test('a file in public/ at an address of the site fails the build and is named', async () => {
  await copy.write({ 'public/rss.xml': '<rss/>', 'public/healthz': 'ok' });
  const { status, output } = await copy.build(NOW);
  expect(status).toBe(1);
  for (const name of ['healthz', 'rss.xml']) {
    const line = `public/${name} has the address /${name}, which the site itself uses. Remove or rename that file.\n`;
    expect(output).toContain(line);
  }
  expect(output).not.toMatch(/^\s+at .+:\d+:\d+/m);
  for (const name of ['healthz', 'rss.xml']) await rm(join(copy.folder, 'public', name));
});

test('a picture in public/ that says where it was taken fails the check as it fails the build', async () => {
  const position = { IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '51/1 30/1 0/1' } };
  const blank = sharp({ create: { width: 4, height: 2, channels: 3, background: '#123456' } });
  await copy.write({ 'public/home.jpg': await blank.jpeg().withExif(position).toBuffer() });
  const line = 'public/home.jpg states where it was taken';
  const { status, output } = await copy.build(NOW);
  expect([status, output.includes(line)]).toEqual([1, true]);
  const check = (...args: string[]) =>
    spawnSync('node', ['scripts/check-content.ts', ...args], {
      cwd: copy.folder,
      encoding: 'utf8',
    });
  expect(check()).toMatchObject({ status: 1, stderr: expect.stringContaining(line) });
  expect(JSON.parse(check('--json').stdout)).toMatchObject({
    public: [expect.stringContaining(line)],
  });
  await rm(join(copy.folder, 'public/home.jpg'));
  expect(check().status).toBe(0);
});

test('invalid content fails the build with one report, without a stack trace', async () => {
  await copy.write({
    'content/articles/broken.mdx': '---\nheadline: Only a headline\n---\n\n<Nothing />\n',
    'content/pages/about.mdx': '---\ntitle: About\n---\n\nText.\u0007\n',
  });
  const { status, output } = await copy.build(NOW);
  expect(status).toBe(1);
  expect(output).toContain('7 problems in content/:');
  expect(output).toContain(
    'content/articles/broken.mdx:5:1\n  component: found <Nothing>; expected one of',
  );
  expect(output).toContain(
    'content/pages/about.mdx:1:1\n  description: found nothing; expected text of 1 to 200',
  );
  expect(output).toContain('content/pages/about.mdx:5:6\n  body: found U+0007; expected printable');
  expect(output).not.toMatch(/^\s+at .+:\d+:\d+/m);
});

/** Builds the copy with its search index, as npm run build does. */
async function build(env: Record<string, string>): Promise<string> {
  const { status, output } = await copy.build(env);
  expect(status, output).toBe(0);
  const cache = join(copy.folder, '.broadsheet/cache/search');
  await indexForSearch(join(copy.folder, 'dist/client'), { cache, fingerprint: '' });
  return output;
}

/** An article with its canary everywhere, and an image of that name. */
function planted(kind: keyof typeof CANARIES, publishedAt: string, picture: Uint8Array) {
  const word = CANARIES[kind];
  const name = word.toLowerCase();
  const folder = `content/articles/${name}-now`;
  return {
    [`${folder}/${name}.png`]: picture,
    [`${folder}/index.md`]: `---
headline: Headline ${word}
dek: Dek ${word}.
publishedAt: ${publishedAt}
authors: [desk]
topics: [email]
keyPoints: [Point ${word}, Another ${word}]
image: { src: ./${name}.png, alt: Picture ${word} }
source: { headline: Source ${word}, publisher: ${word}, url: "https://${name}.example/" }
formerSlugs: [${name}-then]
---

Body ${word}.

![In the body ${word}](./${name}.png)

<script>console.log('${word}')</script>
`,
  };
}

/** Files of dist/ with the word in their name or content, compressed or not, in any case. */
function filesWith(word: string): string[] {
  const needle = word.toLowerCase();
  return [...contents()].flatMap(([file, bytes]) => {
    const isPacked = bytes.subarray(0, 2).equals(GZIP);
    const text = `${file} ${(isPacked ? gunzipSync(bytes) : bytes).toString('latin1')}`;
    return text.toLowerCase().includes(needle) ? [file] : [];
  });
}

function contents(): Map<string, Buffer> {
  const dist = join(copy.folder, 'dist');
  const files = globSync('**/*', { cwd: dist, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(dist.length + 1));
  return new Map(
    files.toSorted().map((file) => [file.replaceAll('\\', '/'), readFileSync(join(dist, file))]),
  );
}
