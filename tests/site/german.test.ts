import { globSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { de } from '../../src/i18n/de.ts';
import type { ProjectCopy } from '../../scripts/testing/project-copy.ts';
import { builtPages, elements, read, text } from './built-site.ts';
import { englishPhrases } from './english-phrases.ts';
import { answerTo, VISITS } from './on-demand-visits.ts';
import { type RunningSite, runSite } from './running-site.ts';
import { readableText } from './readable-text.ts';
import {
  buildPublication,
  FIRST_COLOR,
  OTHER_COLOR,
  OTHER_PAPER,
} from './translated-publication.ts';

let copy: ProjectCopy;
let client: string;
let site: RunningSite;

beforeAll(async () => {
  copy = await buildPublication('de');
  client = join(copy.folder, 'dist/client');
  site = await runSite({}, { root: copy.folder });
});
afterAll(async () => {
  await site.close();
  await copy.remove();
});

test('a German publication says nothing in English: pages, emails, feeds, files', async () => {
  const phrases = englishPhrases(de);
  expect(phrases.length).toBeGreaterThan(150);
  const files = globSync('**/*.{html,txt,xml,xsl,css,opml,json,md}', {
    cwd: client,
    exclude: ['_astro/**'],
  });
  expect(files.length).toBeGreaterThan(50);
  const said = new Map(files.map((file) => [file, read(file, client)]));
  for (const visit of VISITS) said.set(visit.name, await (await answerTo(visit, site)).text());
  for (const [file, content] of said) {
    const words = wordsOf(file, content).replaceAll(/\S*\/\S*/g, ' ');
    const english = phrases.filter((phrase) =>
      new RegExp(`(?<![\\p{L}-])${RegExp.escape(phrase)}(?![\\p{L}-])`, 'u').test(words),
    );
    expect(english, file).toEqual([]);
  }
});

/** The text of a file that people see; of a style sheet, its generated content. */
function wordsOf(file: string, content: string): string {
  if (file.endsWith('.css')) return content.match(/content: .*/g)?.join('\n') ?? '';
  return /<!doctype html/i.test(content) ? readableText(content) : content;
}

test('every page and email names its language and reads from left to right', () => {
  const mail = read('newsletter/2025-03-10-daily/email.html', client);
  for (const [address, html] of [...builtPages(client), ['mail', mail] as const]) {
    const [root] = elements(html, 'html');
    expect(root?.properties, address).toMatchObject({ lang: 'de-DE', dir: 'ltr' });
  }
});

test('dates and numbers are in German and in its date style, with days counted in Berlin', () => {
  const pages = builtPages(client);
  const dates = elements(pages.get('/') ?? '', 'time').map(text);
  // 23:30 UTC is the next day there.
  expect(dates).toEqual(['Montag, 10. März 2025', '10.03.2025', '09.03.2025', '02.01.2025']);
  const article = text(pages.get('/articles/breite-tabellen/') ?? '');
  expect(article).toContain('1.234,5');
  expect(article).toContain('−20');
  expect(text(pages.get('/archive/2025/03/') ?? '')).toContain('März 2025');
});

test('quotation marks are German, in articles and pages', () => {
  const pages = builtPages(client);
  const first = text(pages.get('/articles/erster-tag/') ?? '');
  expect(first).toContain('Ein „Anfang“ – und „mehr“.');
  expect(text(pages.get('/ueber-uns/') ?? '')).toContain('nichts „Fremdes“ stehen');
});

test('feeds declare their language', () => {
  expect(read('rss.xml', client)).toContain('<language>de-DE</language>');
  expect(read('atom.xml', client)).toMatch(/<feed [^>]*xml:lang="de-DE"/);
  expect(JSON.parse(read('feed.json', client))).toMatchObject({ language: 'de-DE' });
});

test('nothing of the demo publication is left, neither its name nor its color', () => {
  const files = globSync('**/*.{html,txt,xml,xsl,css,opml,json,md}', { cwd: client });
  const all = new Map(files.map((file) => [file, read(file, client)]));
  for (const [file, content] of all) {
    expect(content, file).not.toMatch(/Broadsheet/);
    expect(content, file).not.toMatch(new RegExp(Object.values(FIRST_COLOR).join('|'), 'i'));
  }
  const mail = all.get('newsletter/2025-03-10-daily/email.html');
  for (const where of [mail, all.get('feed.css')]) expect(where).toContain(OTHER_COLOR.light);
});

test('its name and its colors are in styles, toolbar, icon, metadata and link cards', () => {
  const front = read('index.html', client);
  expect(front).toContain(`--accent:light-dark(${OTHER_COLOR.light},${OTHER_COLOR.dark})`);
  const [light] = elements(front, 'meta').filter(
    ({ properties }) => properties['name'] === 'theme-color',
  );
  expect(light?.properties['content']).toBe(OTHER_PAPER);
  const icon = read('favicon.svg', client);
  for (const part of [OTHER_PAPER, OTHER_COLOR.light, '>T</text>']) expect(icon).toContain(part);
  expect(front).toContain('"@type":"Organization","@id"');
  expect(front).toContain('"name":"Tagesbogen"');
  const cards = JSON.parse(read('og/cards.json', client)) as { publication: string }[];
  expect(new Set(cards.map(({ publication }) => publication))).toEqual(new Set(['Tagesbogen']));
});
