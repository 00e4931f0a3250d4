import { spawnSync } from 'node:child_process';
import { globSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoFiles } from '../../scripts/newsroom/setup/demo.ts';
import { bareEnv } from '../../scripts/settings/environment.ts';
import { copyProject, type ProjectCopy } from '../../scripts/testing/project-copy.ts';
import { builtPages, elements, read, text } from './built-site.ts';

const ANSWERS = [
  ['--name', 'Elbblatt'],
  ['--motto', 'Nachrichten von der Elbe'],
  ['--description', 'Das Elbblatt berichtet aus Hamburg.'],
  ['--language', 'de'],
  ['--time-zone', 'Europe/Berlin'],
  ['--url', 'https://elbblatt.de'],
  ['--postal-address', 'Elbblatt, Hafenstraße 1, 20359 Hamburg'],
  ['--accent', '#00566b'],
  ['--license', 'cc-by'],
  ['--demo', 'remove'],
  ['--newsletter', 'weekly'],
  ['--newsletter', 'each-story'],
].flat();

let copy: ProjectCopy;
let tooEarly: ReturnType<typeof setup>;
let first: ReturnType<typeof setup>;
let client: string;
let pages: Map<string, string>;

beforeAll(async () => {
  copy = await copyProject({ warm: true });
  // Of the fixture, what the demo has too. Its privacy page has another ending.
  const demo = demoFiles(copy.folder);
  for (const file of globSync('content/*/*', { cwd: copy.folder }))
    if (!demo.includes(file) && !file.includes('/pages/'))
      rmSync(join(copy.folder, file), { recursive: true });
  expect(demo.length).toBeGreaterThan(30);

  tooEarly = setup('--newsletter', 'daily');
  first = setup(...ANSWERS);
  const now = `${new Date().toISOString().slice(0, 19)}Z`;
  const { status, output } = await copy.build({ BUILD_NOW: now });
  if (status !== 0) throw new Error(first.output + output);
  client = join(copy.folder, 'dist/client');
  pages = builtPages(client);
});
afterAll(() => copy.remove());

/** Runs npm run setup in the copy, without a terminal. */
function setup(...args: string[]): { status: number | null; output: string } {
  const program = join(copy.folder, 'scripts/setup.ts');
  const options = { encoding: 'utf8', cwd: copy.folder, env: bareEnv() } as const;
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [program, '--yes', ...args],
    options,
  );
  return { status, output: stdout + stderr };
}

/** The publication, as files with their text. */
function publication(): Record<string, string> {
  const files = globSync(['content/**/*.*', 'src/site.config.ts'], { cwd: copy.folder });
  return Object.fromEntries(
    files.toSorted().map((file) => [file, readFileSync(join(copy.folder, file), 'utf8')]),
  );
}

test('newsletters that the demo does not need are refused while it stays', () => {
  expect(tooEarly.status).toBe(2);
  expect(tooEarly.output).toMatch(/^--newsletter needs --demo remove, because /);
});

test('setup says what it changes, and exits with 0', () => {
  expect(first.status).toBe(0);
  for (const line of ['Name: Elbblatt', 'Write content/articles/welcome.md', 'Delete the demo: '])
    expect(first.output).toContain(line);
  expect(first.output).toContain('set SITE_URL=https://elbblatt.de');
});

test('one article, its author and topic, two pages and the newsletters are left', () => {
  expect(Object.keys(publication())).toEqual([
    'content/articles/welcome.md',
    'content/authors/desk.yaml',
    'content/newsletters/each-story.yaml',
    'content/newsletters/weekly.yaml',
    'content/pages/about.md',
    'content/pages/privacy.md',
    'content/topics/news.yaml',
    'src/site.config.ts',
  ]);
  expect(publication()['src/site.config.ts']).toContain(
    '/** IANA zone in which dates are printed. */',
  );
});

test('the built pages are those of the publication, and of nothing else', () => {
  const front = pages.get('/') ?? '';
  const [root] = elements(front, 'html');
  expect(root?.properties).toMatchObject({ lang: 'de-DE' });
  expect(text(front)).toContain('Willkommen bei Elbblatt');
  expect(text(front)).toContain('Elbblatt: Wochenbrief');
  expect(text(elements(front, 'nav')[0] ?? '')).toMatch(/Abonnieren$/);
  expect(front).toContain('--accent:light-dark(#00566b,');
  expect(read('atom.xml', client)).toContain('<rights>CC BY 4.0</rights>');
  expect(read('atom.xml', client)).toMatch(/tag:elbblatt\.de,\d{4}-\d\d-\d\d:/);
  expect(pages.has('/articles/welcome/')).toBe(true);
  for (const [address, html] of pages) expect(html, address).not.toMatch(/broadsheet|8f1d1d/i);
});

test('the same answers again change nothing', () => {
  const before = publication();
  expect(setup(...ANSWERS)).toEqual({ status: 0, output: 'Nothing to change.\n' });
  expect(setup()).toEqual({ status: 0, output: 'Nothing to change.\n' });
  expect(publication()).toEqual(before);
});

test.each([
  [
    ['--newsletter', 'monthly'],
    /^--newsletter needs --demo remove, because a publication without the demo has its newsletters\. .*content\/newsletters\/monthly\.yaml\./,
  ],
  [
    ['--accent', '#ffcc00'],
    /^--accent is #ffcc00\. On paper \(#fbfaf7\), it has a contrast of 1\.4; text needs 4\.5\./,
  ],
  [['--time-zone', 'Hamburg'], /^--time-zone is "Hamburg"\. Set a time zone/],
  [['--language', 'nl'], /^--language must be one of en, de, ar; found "nl"\./],
  [['--url', 'elbblatt.de'], /^--url is not an absolute URL: set the URL of the site, such as/],
  [['--postal-address', ''], /^--postal-address has no text\. Set the postal address/],
])('%j is refused with one sentence, and nothing is written', (args, message) => {
  const before = publication();
  const { status, output } = setup('--name', 'Another', ...args);
  expect(status).toBe(2);
  expect(output).toMatch(message);
  expect(output).not.toMatch(/^\s+at /m);
  expect(publication()).toEqual(before);
});
