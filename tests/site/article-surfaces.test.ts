import { readFileSync } from 'node:fs';
import { fromHtml } from 'hast-util-from-html';
import { load } from 'js-yaml';
import { SKIP, visit } from 'unist-util-visit';
import { describe, expect, test } from 'vitest';
import { projectPath } from '../../scripts/settings/environment.ts';
import { articleSurfaces, type Surface } from '../../src/articles/article-surfaces.ts';
import type { ArticleFrontMatter } from '../../src/articles/article.ts';
import { readIssueFiles } from '../../src/newsletters/loading/issue-files.ts';
import { readNewsroom } from '../../src/newsletters/loading/newsroom.ts';
import { site } from '../../src/site.config.ts';
import { builtPages, elements, read, text } from './built-site.ts';

type Key = keyof ArticleFrontMatter;

const root = new URL('../../', import.meta.url);
const pages = builtPages();
const { articles } = await readNewsroom(root, site.timeZone);
const issues = (await readIssueFiles(root)).issues;
const { items } = JSON.parse(read('feed.json')) as { items: { url: string }[] };

/** The documents of each surface that show an article; several if several issues lead with it. */
const documents: Record<Surface, (id: string) => string[]> = {
  page: (id) => [htmlWords(pageOf(id))],
  'JSON-LD': (id) =>
    elements(pageOf(id), 'script')
      .filter(({ properties }) => properties['type'] === 'application/ld+json')
      .map(text),
  feed: (id) =>
    items
      .filter(({ url }) => url.endsWith(`/articles/${id}/`))
      .map((item) => htmlWords(Object.values(item).map(asText).join(' '))),
  email: (id) => issuesOf(id).map((issue) => htmlWords(read(`newsletter/${issue}/email.html`))),
  'email text': (id) => issuesOf(id).map((issue) => read(`newsletter/${issue}/email.txt`)),
};

const cases = Object.entries(articleSurfaces).flatMap(([key, surfaces]) =>
  surfaces.map((surface) => [key as Key, surface] as const),
);

describe.each(cases)('%s', (key, surface) => {
  test(`is shown by every ${surface} that can show it`, () => {
    const samples = articles
      .filter(({ id }) => pages.has(`/articles/${id}/`))
      .flatMap((article) => {
        const texts = textsIn(key, article[key]);
        return texts.length > 0
          ? documents[surface](article.id).map((document) => ({ document, texts }))
          : [];
      });
    // An article of the fixture must have the key and, for emails, lead an issue.
    expect(samples.length).toBeGreaterThan(0);
    for (const { document, texts } of samples) {
      const said = plain(document);
      const isShown = texts.some((one) => said.includes(plain(one)));
      expect(isShown, `the ${surface} shows ${key}: ${texts.join(' | ')}`).toBe(true);
    }
  });
});

function pageOf(id: string): string {
  return pages.get(`/articles/${id}/`) ?? '';
}

/** The words of a value: its text, dates, and the names of what its ids refer to. */
function textsIn(key: Key, value: unknown): string[] {
  if (value instanceof Date) return [value.toISOString()];
  if (typeof value === 'object' && value !== null) {
    return Object.values(value).flatMap((part) => textsIn(key, part));
  }
  if (typeof value !== 'string') return [];
  return key === 'authors' || key === 'topics' ? [nameOf(key, value)] : [value];
}

function nameOf(folder: 'authors' | 'topics', id: string): string {
  const file = projectPath(`content/${folder}/${id}.yaml`);
  return (load(readFileSync(file, 'utf8')) as { name: string }).name;
}

/** The built issues that lead with the article, and show more of it than a link. */
function issuesOf(id: string): string[] {
  return issues
    .filter(({ issue }) => (issue?.lead ?? issue?.articles[0]) === id)
    .filter(({ issue }) => issue?.stories !== 'links')
    .filter((issue) => pages.has(`/newsletter/${issue.id}/`))
    .map((issue) => issue.id);
}

/** What a reader sees in a document: text and attribute values, without the head. */
function htmlWords(html: string): string {
  const words: string[] = [];
  visit(fromHtml(html), (node) => {
    if (node.type === 'element' && ['head', 'script'].includes(node.tagName)) return SKIP;
    if (node.type === 'text') words.push(node.value);
    if (node.type === 'element') words.push(...Object.values(node.properties).map(String));
    return undefined;
  });
  return words.join(' ');
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** Text for comparison: line breaks, and the capitals of a kicker, do not matter. */
function plain(text: string): string {
  return text.replace(/\s+/g, ' ').toLowerCase();
}
