import { globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { projectPath } from '../../scripts/settings/environment.ts';
import { copyProject, type ProjectCopy } from '../../scripts/testing/project-copy.ts';
import { builtPages, elements, read, text } from './built-site.ts';
import { type RunningSite, runSite } from './running-site.ts';

/** Every setting that the publication of the other tests leaves out. */
const SETTINGS = `
  accent: { light: '#00566b', dark: '#7cc6d8' },
  textFont: '@fontsource/newsreader',
  labelFont: '@fontsource/noto-naskh-arabic',
  logo: { light: '/mark.svg', dark: '/mark-dark.png', replacesName: true },
  navigation: ['news', 'counting', { label: 'Shop', url: 'https://shop.example/' }, 'subscribe'],
  footer: ['feeds', 'about'],
  social: [{ label: 'Mastodon', url: 'https://social.example/@paper' }],
  license: { text: 'CC BY 4.0', url: 'https://license.example/by/4.0/' },
  analytics: { service: 'plausible', script: 'https://plausible.io/js/script.js', site: 'paper.example' },
  contentSecurityPolicy: { 'frame-src': ['https://talk.example'], 'img-src': ['https://pixel.example'] },
  linkCards: false,
  markdownFiles: false,
  feedArchives: ['topics'],
`;
const SVG =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 10"><path d="M0 0h9v9"/></svg>';
const ARTICLE = '/articles/json-feed-1-1/';

let copy: ProjectCopy;
let client: string;
let pages: Map<string, string>;
let site: RunningSite;

beforeAll(async () => {
  copy = await copyProject({ warm: true });
  const config = await readFile(projectPath('src/site.config.ts'), 'utf8');
  const tokens = await readFile(projectPath('src/styles/tokens.css'), 'utf8');
  const png = sharp({ create: { width: 400, height: 100, channels: 3, background: '#ffffff' } });
  await copy.write({
    'src/site.config.ts': config
      .replace(/\s+footerPages: .*/, () => SETTINGS)
      .replace('articlesPerFeed: 50', 'articlesPerFeed: 5'),
    'src/styles/tokens.css': tokens.replace(/.*--accent: .*\n/, ''),
    'content/newsletters/welcome.md':
      '---\nsubject: Ada says welcome\nstories: 2\n---\n\nYou chose **{{newsletters}}**, see [about](/about/).\n',
    'content/newsletters/confirmation.md':
      '---\nsubject: One click to go\n---\n\nYou asked for {{newsletters}}.\n',
    'content/newsletters/join.md':
      '---\nheading: Read it in your inbox\nbutton: Send it to me\n---\n\nJoin\nus.\n\nNo ads.\n',
    'public/mark.svg': SVG,
    'public/mark-dark.png': await png.png().toBuffer(),
    'public/favicon.ico': 'icon',
    'public/favicon-96x96.png': await png.resize(96, 96).png().toBuffer(),
    'public/site.webmanifest': '{"name":"Paper","icons":[]}',
    'public/apple-touch-icon.png': await png.resize(180, 180).png().toBuffer(),
    'content/pages/counting.md':
      '---\ntitle: Counting\ndescription: What we count.\n---\n\nPlausible counts visits.\n',
    'src/custom/before-article.astro':
      '---\nconst { article } = Astro.props;\n---\n<p class="own">Before {article.headline}</p>\n<style>.own { color: var(--muted); }</style>\n',
    'src/custom/after-article.astro': '<p>After the text</p>\n',
    'src/custom/head-end.astro': '<meta name="own" content="yes" />\n',
  });
  const { status, output } = await copy.build({ BUILD_NOW: '2025-04-15T00:00:00Z' });
  if (status !== 0) throw new Error(output);
  client = join(copy.folder, 'dist/client');
  pages = builtPages(client);
  site = await runSite({}, { root: copy.folder });
});
afterAll(async () => {
  await site.close();
  await copy.remove();
});

const page = (address: string) => pages.get(address) ?? '';
const attributes = (address: string, name: string) =>
  elements(page(address), name).map(({ properties }) => properties);

test('navigation and footer have the chosen links', () => {
  const [sections, footer] = elements(page('/about/'), 'nav');
  const linksIn = (nav = sections) =>
    elements(nav ?? '', 'a').map((link) => [text(link), link.properties['href']]);
  expect(linksIn(sections)).toEqual([
    ['Recent News', '/'],
    ['Counting', '/counting/'],
    ['Shop', 'https://shop.example/'],
    ['Subscribe', '/newsletter/'],
  ]);
  expect(linksIn(footer)).toEqual([
    ['Feeds', '/feeds/'],
    ['About Broadsheet', '/about/'],
  ]);
});

test('the logo stands for the name, in its size, with one for the dark theme', () => {
  expect(attributes('/about/', 'img')).toContainEqual(
    expect.objectContaining({ src: '/mark.svg', alt: 'Broadsheet', width: 40, height: 10 }),
  );
  expect(attributes('/about/', 'source')).toContainEqual(
    expect.objectContaining({ srcSet: '/mark-dark.png', media: '(prefers-color-scheme: dark)' }),
  );
  const [masthead] = elements(page('/about/'), 'header');
  expect(masthead && text(masthead)).not.toContain('Broadsheet');
});

test('an email has the name instead of an SVG, which most email clients do not show', async () => {
  const mail = await readFile(join(client, 'newsletter/2025-02-12-daily/email.html'), 'utf8');
  const [name] = elements(mail, 'h1');
  expect(name && text(name)).toBe('Broadsheet');
  expect(name && elements(name, 'img')).toEqual([]);
});

test('the emails around a sign-up have the words of the publisher, and their links', async () => {
  const mailOf = async (name: string) =>
    JSON.parse(await readFile(join(client, `mails/${name}.json`), 'utf8')) as Record<
      'subject' | 'html' | 'text',
      string
    >;
  const welcome = await mailOf('welcome');
  expect(welcome.subject).toBe('Ada says welcome');
  expect(welcome.html).toContain('You chose <strong>{{newsletters}}</strong>');
  expect(welcome.text).toMatch(/You chose \{\{newsletters\}\}, see about \(http\S+\/about\/\)/);
  expect(welcome.text.match(/\/articles\//g)).toHaveLength(2);
  expect(welcome.text.match(/\/newsletter\/\S/g)).toHaveLength(2);
  expect(welcome.text).not.toContain('You are now subscribed');
  for (const value of ['{{preferences}}', '{{unsubscribe}}'])
    expect(welcome.html).toContain(`href="${value}"`);

  const confirmation = await mailOf('confirmation');
  expect(confirmation.subject).toBe('One click to go');
  expect(confirmation.html).toContain('You asked for {{newsletters}}.');
  expect(confirmation.html).toContain('href="{{link}}"');
});

test('the sign-up form has the words of the publisher, and still the promise', () => {
  const [form] = elements(page('/'), 'section').filter(({ properties }) =>
    String(properties['ariaLabelledBy']).startsWith('joinForm'),
  );
  const words = form ? text(form) : '';
  expect(words).toMatch(/^Read it in your inbox .*Unsubscribe at any time\. Join us\. No ads\. /);
  expect(words).toContain('Send it to me');
});

test('pages link to the icons in public/, and to no other', () => {
  const icons = attributes('/', 'link').filter(({ rel }) => /icon|manifest/.test(String(rel)));
  expect(icons.map(({ href }) => href)).toEqual([
    '/favicon.ico',
    '/favicon-96x96.png',
    '/apple-touch-icon.png',
    '/site.webmanifest',
  ]);
});

test('accent and fonts are those of the settings, on pages, in feeds and in emails', () => {
  const style = /<style>(.+?)<\/style>/s.exec(page('/'))?.[1] ?? '';
  expect(style).toContain('--accent:light-dark(#00566b,#7cc6d8)');
  expect(style).not.toContain('#8f1d1d');
  for (const role of ['display', 'text', 'label'])
    expect(style).toMatch(new RegExp(`--font-${role}:\\s*"?(?:Newsreader|Noto Naskh Arabic)-`));
  expect(style).toMatch(/font-family:\s*"?Newsreader-\w+"?;[^}]*font-style:\s*italic/);
  expect(read('feed.css', client)).toContain('#00566b');
  expect(read('favicon.svg', client)).toContain('#00566b');
  expect(read('newsletter/2025-03-28-daily/email.html', client)).toContain('#00566b');
});

test('the license is on pages, in feeds and in JSON-LD; profiles are in the footer and in JSON-LD', () => {
  expect(attributes('/', 'a')).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ href: 'https://license.example/by/4.0/', rel: ['license'] }),
      expect.objectContaining({ href: 'https://social.example/@paper', rel: ['me'] }),
    ]),
  );
  expect(read('rss.xml', client)).toContain('<copyright>CC BY 4.0</copyright>');
  const atom = read('atom.xml', client);
  expect(atom).toContain('<rights>CC BY 4.0</rights>');
  expect(atom).toContain('<link rel="license" href="https://license.example/by/4.0/"/>');
  for (const part of [
    '"copyrightNotice":"CC BY 4.0","license":"https://license.example/by/4.0/"',
    '"sameAs":["https://social.example/@paper"]',
  ])
    expect(page(ARTICLE)).toContain(part);
});

test('the slots are around the text of articles and at the end of the head', () => {
  const [article] = elements(page(ARTICLE), 'article');
  expect(article && text(article)).toMatch(/Before JSON Feed .+ After the text/);
  expect(page(ARTICLE)).toMatch(/<meta name="own" content="yes">.*<\/head>/s);
  expect(page(ARTICLE).match(/<style>/g)).toHaveLength(1);
  expect(page('/about/')).not.toContain('After the text');
});

test('link cards and Markdown files can be turned off, and nothing refers to them', () => {
  const files = globSync('**/*', { cwd: client });
  expect(files.filter((file) => /^og\/.*\.png$|\.md$/.test(file))).toEqual([]);
  for (const html of pages.values()) expect(html).not.toMatch(/\/og\/|text\/markdown/);
  expect(page('/about/')).toContain('<meta name="twitter:card" content="summary">');
  const withPicture = page('/articles/one-click-unsubscribe/');
  expect(withPicture).toContain('<meta name="twitter:card" content="summary_large_image">');
  expect(read('llms.txt', client)).toContain('/articles/dmarc-turns-ten/):');
});

test('the feeds of topics can have an archive, and those of authors have none unless chosen', () => {
  const archives = globSync('**/atom/*.xml', { cwd: client }).map((file) => file.split('/')[0]);
  expect(new Set(archives)).toEqual(new Set(['atom', 'newsletter', 'topics']));
  expect(read('topics/web-standards/atom.xml', client)).toContain('rel="prev-archive"');
  expect(read('authors/desk/atom.xml', client)).not.toContain('rel="prev-archive"');
});

test('visits are counted on pages for everyone, and on none of one reader', async () => {
  expect(page('/')).toMatch(
    /<script defer src="https:\/\/plausible\.io\/js\/script\.js" data-domain="paper\.example"><\/script>/,
  );
  for (const address of ['/preferences/', '/unsubscribe/', '/subscribe/confirm/', '/nowhere/']) {
    const html = await (await fetch(site.url + address)).text();
    expect(html, address).not.toMatch(/plausible|name="own"/);
  }
});

test('the policy of every page follows the settings, and has no directive twice', async () => {
  for (const address of ['/', '/search/', ARTICLE, '/rss.xml']) {
    const headers = (await fetch(site.url + address)).headers;
    const policy = (headers.get('content-security-policy') ?? '').split('; ');
    const names = policy.map((directive) => directive.split(' ')[0]);
    expect(new Set(names).size, address).toBe(names.length);
    expect(policy).toContain("connect-src 'self' https://plausible.io");
    expect(policy).toContain("img-src 'self' https://pixel.example");
    expect(policy).toContain('frame-src https://talk.example');
    expect(policy).toContain("manifest-src 'self'");
    const search = address === '/search/' ? "'self' 'wasm-unsafe-eval' " : '';
    const feed = address === '/rss.xml' ? "'self' " : '';
    expect(policy).toContain(`script-src ${search}${feed}https://plausible.io`);
  }
});
