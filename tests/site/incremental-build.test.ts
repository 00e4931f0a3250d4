import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { cp, glob, readdir, readFile, rename, rm } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { seededArticles, seededChance } from '../../scripts/bench/seeded-articles.ts';
import { bareEnv } from '../../scripts/settings/environment.ts';
import { astroCommand } from '../../scripts/build/astro.ts';
import { copyProject, type ProjectCopy } from '../../scripts/testing/project-copy.ts';
import { manyRuns } from '../many-runs.ts';

// A build of a few seconds takes minutes on a busy machine.
vi.setConfig({ testTimeout: 900_000, hookTimeout: 400_000 });

const STORIES = 12;
/** So many that a build from scratch renders on several threads, and one after a change does not. */
const MORE_STORIES = 245;
const CHANGES = 6;

let copy: ProjectCopy;

beforeAll(async () => {
  copy = await copyProject({ warm: true });
  const stories = Object.entries(seededArticles(STORIES + MORE_STORIES)).map(([path, text], i) => [
    i < STORIES ? path : path.replace('story-', 'more-'),
    text.replaceAll(/topic-\d+/g, 'email'),
  ]);
  await copy.write({ ...Object.fromEntries(stories), ...namesakes('z') });
  const { threads } = await build();
  expect(threads).toBe(availableParallelism());
});
afterAll(() => copy.remove());

test('a build without changes renders only the pages that ask for content themselves', async () => {
  const before = await files('dist');
  const { rendered, unchanged } = await build();
  expect(rendered).toBeLessThan(30);
  expect(unchanged).toBeGreaterThan(150);
  expect(await files('dist')).toEqual(before);
});

test('a build that is killed while it keeps a picture leaves no half of it for the next one', async () => {
  const before = await files('dist');
  const cache = file('.broadsheet/cache/assets');
  const pictures = (await readdir(cache)).toSorted();
  await rm(cache, { recursive: true });
  const { status } = await copy.build({ NODE_OPTIONS: `--import=${DIES_IN_A_PICTURE}` });
  expect(status).not.toBe(0);
  expect(await readdir(cache)).not.toEqual([]);
  await build();
  expect(await files('dist')).toEqual(before);
  // And nothing else, so that the folder does not grow with each build.
  expect((await readdir(cache)).toSorted()).toEqual(pictures);
});

test('with one new article, the pages of other articles are kept and list it', async () => {
  await story(100, (text) =>
    text
      .replace(/headline: .*/, 'headline: Just in')
      .replace(/publishedAt: .*/, 'publishedAt: 2025-04-02T10:00:00Z'),
  );
  // Itself, its neighbor, lists and feeds, but none of the 33 other articles.
  expect((await build()).rendered).toBeLessThan(65);
  const older = await read('dist/client/articles/story-0/index.html');
  expect(older.match(/Just in/g)).toHaveLength(1);
});

// The new article of the test before is one of the changes. Changes of the code, after which all pages are
// rendered again, would hide that a page was not.
test.each(Array.from({ length: manyRuns(1) }, (_, i) => i + 1))(
  'after any changes of content, a build has the bytes of a build from scratch (series %i)',
  async (seed) => {
    const chance = seededChance(seed);
    const pick = <T>(from: readonly T[]): T => from[Math.floor(chance() * from.length)] as T;
    const made: Change[] = ['adds what comes first'];
    await changes['adds what comes first']();
    for (let i = 0; i < CHANGES; i++) made.push(await anyChange(pick, ofContent));
    await build();
    expect(await files('dist'), made.join(', ')).toEqual(await fromScratch());
  },
);

test('after a build that is killed at any moment, the next one has the bytes of one from scratch', async () => {
  const chance = seededChance(3);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(chance() * from.length)] as T;
  const made = [];
  for (const line of ['Synced content', 'prerendering static routes', 'Rearranging']) {
    await changes['edits a component'](pick);
    await changes['edits a story'](pick);
    for (let i = 0; i < 2; i++) made.push(await anyChange(pick));
    await killAfter(line, Math.floor(chance() * 150));
  }
  await build();
  expect(await files('dist'), made.join(', ')).toEqual(await fromScratch());
});

test('a page that asks for content while it is rendered stops the build, which says where to ask', async () => {
  const footer = await read('src/components/SiteFooter.astro');
  const asking = footer.replace(
    '---',
    "---\nimport { getTopics } from '../articles/queries/topics.ts';\nawait getTopics();\n",
  );
  await copy.write({ 'src/components/SiteFooter.astro': asking });
  const { status, output } = await copy.build();
  expect(status).not.toBe(0);
  expect(output).toContain('getTopics was asked while');
  expect(output).toContain('Ask in getStaticPaths of the page');
  await copy.write({ 'src/components/SiteFooter.astro': footer });
});

/** A module that ends its process when half of a picture is in the cache. */
const DIES_IN_A_PICTURE = `data:text/javascript,${encodeURIComponent(`
  import fs from 'node:fs';
  const { writeFile } = fs.promises;
  fs.promises.writeFile = async (file, data) => {
    const isKept = String(file).includes('/cache/assets/');
    await writeFile(file, isKept ? data.subarray(0, data.length / 2) : data);
    if (isKept) process.kill(process.pid, 'SIGKILL');
  };
`)}`;

type Pick = <T>(from: readonly T[]) => T;

/** What people do between two builds. Each can be made at any time, in any order. */
const changes = {
  'edits a story': (pick: Pick) =>
    story(pick(own), (text) => `${text}\n${pick(['One', 'Two', 'Three'])} more lines.\n`),
  'renames a headline': (pick: Pick) =>
    story(pick(own), (text) =>
      text.replace(/headline: .*/, `headline: ${pick(['A', 'B'])} headline`),
    ),
  'moves a date': (pick: Pick) =>
    story(pick(own), (text) =>
      text.replace(/publishedAt: .*/, `publishedAt: "20${pick([19, 21, 24])}-05-05T05:05:05Z"`),
    ),
  'makes a draft': (pick: Pick) =>
    story(pick(own), (text) => text.replace('\ndek:', '\ndraft: true\ndek:')),
  'publishes a draft': (pick: Pick) =>
    story(pick(own), (text) => text.replaceAll('\ndraft: true', '')),
  'changes the topic': (pick: Pick) =>
    story(pick(own), (text) =>
      text.replace(/topics: .*/, `topics: [${pick(['feeds', 'policy', 'policy, email'])}]`),
    ),
  'deletes a story': (pick: Pick) =>
    rm(file(`content/articles/story-${pick(own)}.mdx`), { force: true }),
  'changes the address': async (pick: Pick) => {
    const [from, to] = [`story-${pick(own)}`, `moved-${pick(own)}`];
    const text = await read(`content/articles/${from}.mdx`).catch(() => undefined);
    const taken = await read(`content/articles/${to}.mdx`).catch(() => undefined);
    if (text === undefined || taken !== undefined || text.includes('formerSlugs')) return;
    await rm(file(`content/articles/${from}.mdx`));
    await copy.write({
      [`content/articles/${to}.mdx`]: text.replace('\ndek:', `\nformerSlugs: [${from}]\ndek:`),
    });
  },
  'adds a picture': async (pick: Pick) => {
    const n = pick(own);
    const name = `photo-${n} d'été (1).png`;
    await copy.write({ [`content/articles/${name}`]: await picture(pick) });
    await story(n, (text) => (text.includes('![') ? text : `${text}\n![A color](<./${name}>)\n`));
  },
  'replaces a picture': async (pick: Pick) => {
    const photos = await Array.fromAsync(
      glob('content/articles/photo-*.png', { cwd: copy.folder }),
    );
    if (photos.length > 0) await copy.write({ [pick(photos.toSorted())]: await picture(pick) });
  },
  // In the order of files and names, of others with the same name.
  'adds what comes first': async () => {
    const redirects = await read('content/redirects.yaml');
    if (redirects.startsWith('/a/')) return;
    await copy.write({ ...namesakes('a'), 'content/redirects.yaml': `/a/: /about/\n${redirects}` });
  },
  'edits an author': (pick: Pick) =>
    edit('content/authors/desk.yaml', (text) =>
      text.replace(/name: .*/, `name: Desk ${pick(own)}`),
    ),
  'edits a topic': (pick: Pick) =>
    edit('content/topics/email.yaml', (text) =>
      text.replace(/name: .*/, `name: Mail ${pick(own)}`),
    ),
  'edits a page': (pick: Pick) =>
    edit('content/pages/about.mdx', (text) => `${text}\nLine ${pick(own)}.\n`),
  'edits the settings': (pick: Pick) =>
    edit('src/site.config.ts', (text) =>
      text.replace(/recentNews: \d+/, `recentNews: ${pick([3, 4, 5])}`),
    ),
  'adds an icon': () => copy.write({ 'public/favicon.ico': 'icon' }),
  'edits a component': (pick: Pick) =>
    edit('src/components/ArticleList.astro', (text) =>
      text.replace('<ol class', `<ol data-n="${pick(own)}" class`),
    ),
};

type Change = keyof typeof changes;

/** Those after which only the pages that show something else are rendered again. */
const ofContent = Object.keys(changes).filter(
  // A new icon is in every page.
  (name) => !/settings|component|icon|edits a page/.test(name),
) as Change[];

async function anyChange(pick: Pick, of = Object.keys(changes) as Change[]): Promise<Change> {
  const change = pick(of);
  await changes[change](pick);
  return change;
}

const own = Array.from({ length: STORIES }, (_, i) => i);

/** A redirect, and an author and a topic with the names of others. */
function namesakes(id: string): Record<string, string> {
  return {
    'content/redirects.yaml': `/${id}/: /about/\n`,
    [`content/authors/${id}.yaml`]: 'name: A namesake\nbio: Writes.\n',
    [`content/topics/${id}.yaml`]: 'name: A namesake\ndescription: Of that name.\n',
  };
}

function picture(pick: Pick): Promise<Buffer> {
  const background = { r: pick([0, 99, 200]), g: 80, b: 90 };
  return sharp({ create: { width: 320, height: 200, channels: 3, background } })
    .png()
    .toBuffer();
}

/** Changes a story, or writes it if it was deleted or moved. */
async function story(n: number, change: (text: string) => string): Promise<void> {
  const path = `content/articles/story-${n}.mdx`;
  const moved = `content/articles/moved-${n}.mdx`;
  const text = await read(path).catch(() => undefined);
  if (text !== undefined) return copy.write({ [path]: change(text) });
  const all = await Array.fromAsync(glob('content/articles/*.mdx', { cwd: copy.folder }));
  const isRedirect = await Promise.all(
    all.map(async (one) => (await read(one)).includes(`formerSlugs: [story-${n}]`)),
  );
  if (isRedirect.includes(true) || all.includes(moved)) return;
  const fresh = (seededArticles(n + 1)[path] ?? '').replaceAll(/topic-\d+/g, 'email');
  await copy.write({ [path]: change(fresh) });
}

async function edit(path: string, change: (text: string) => string): Promise<void> {
  await copy.write({ [path]: change(await read(path)) });
}

interface Built {
  /** Pages and files. */
  rendered: number;
  unchanged: number;
  threads: number;
}

async function build(): Promise<Built> {
  const { status, output } = await copy.build();
  if (status !== 0) throw new Error(output);
  const [, rendered, threads = 1, unchanged] =
    /: ([\d,]+) rendered(?: on (\d+) threads)?, ([\d,]+) unchanged/.exec(output) ?? [];
  const [renderedPages, kept] = [rendered, unchanged].map((n) => Number(n?.replace(',', '')));
  return { rendered: renderedPages ?? NaN, unchanged: kept ?? NaN, threads: Number(threads) };
}

/** Starts a build, and kills it some milliseconds after it prints a line. */
async function killAfter(line: string, milliseconds: number): Promise<void> {
  const env = { ...bareEnv(), ASTRO_TELEMETRY_DISABLED: '1' };
  const child = spawn(process.execPath, astroCommand('build'), { cwd: copy.folder, env });
  let output = '';
  const printed = new Promise<void>((resolve) => {
    child.stdout.on('data', (text) => {
      output += String(text);
      if (output.includes(line)) resolve();
    });
    child.once('close', () => resolve());
  });
  await printed;
  await sleep(milliseconds);
  const killed = child.kill('SIGKILL');
  if (child.exitCode === null && child.signalCode === null) await once(child, 'close');
  expect(killed, output).toBe(true);
}

/** The digest of each file of a build that finds nothing of earlier ones but encoded pictures. */
async function fromScratch(): Promise<Record<string, string>> {
  await rename(file('.broadsheet'), file('kept'));
  await rename(file('dist'), file('kept/dist'));
  await cp(file('kept/cache/assets'), file('.broadsheet/cache/assets'), { recursive: true });
  await build();
  const built = await files('dist');
  for (const made of ['.broadsheet', 'dist']) await rm(file(made), { recursive: true });
  await rename(file('kept/dist'), file('dist'));
  await rename(file('kept'), file('.broadsheet'));
  return built;
}

/** The digest of each file that readers can reach. */
async function files(folder: string): Promise<Record<string, string>> {
  const cwd = file(join(folder, 'client'));
  const entries = [];
  for await (const entry of glob('**/*', { cwd, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const digest = createHash('sha256')
      .update(await readFile(path))
      .digest('hex');
    entries.push([path.slice(cwd.length), digest] as const);
  }
  return Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

function read(path: string): Promise<string> {
  return readFile(file(path), 'utf8');
}

function file(path: string): string {
  return join(copy.folder, path);
}
