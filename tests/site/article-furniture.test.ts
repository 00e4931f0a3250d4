import { fromHtml } from 'hast-util-from-html';
import { toHtml } from 'hast-util-to-html';
import { SKIP, visit } from 'unist-util-visit';
import { expect, test } from 'vitest';
import { articleLinks, builtPages, elements, isMoved, text } from './built-site.ts';

const pages = builtPages();
const page = (address: string) => pages.get(address) ?? '';
const amazon = '/articles/amazon-100-billion-ai-infrastructure/';
const articles = [...pages].filter(
  ([address, html]) => address.startsWith('/articles/') && !isMoved(html),
);

test('an article links to the story before and the story after it', () => {
  const neighbor = (html: string, rel: string) =>
    elements(html, 'a')
      .filter(({ properties }) => [properties['rel']].flat().includes(rel))
      .map(({ properties }) => String(properties['href']));
  for (const [address, html] of articles) {
    for (const older of neighbor(html, 'prev')) {
      expect(neighbor(page(older), 'next'), address).toEqual([address]);
    }
  }
  const hasNone = (rel: string) =>
    articles.flatMap(([address, html]) => (neighbor(html, rel).length === 0 ? [address] : []));
  expect(hasNone('next')).toEqual(articleLinks(page('/')).slice(0, 1));
  // Pages are counted from the oldest story.
  expect(hasNone('prev')).toEqual(articleLinks(page('/news/2/')).slice(-1));
});

test('it lists up to three related stories that share a topic and are not listed elsewhere below it', () => {
  for (const [address, html] of articles) {
    if (!html.includes('id="relatedStories"')) continue;
    const below = html.slice(html.indexOf('id="relatedStories"'));
    const related = articleLinks(below.slice(0, below.indexOf('id="recentStories"')));
    const all = articleLinks(html.slice(html.indexOf('Previous and next story')));
    expect(related.length, address).toBeLessThanOrEqual(3);
    expect(
      all.filter((link) => related.includes(link)),
      address,
    ).toEqual(related);
    expect(all, address).not.toContain(address);
    for (const other of related) {
      const shared = tags(page(other)).filter((topic) => tags(html).includes(topic));
      expect(shared, `${address} ${other}`).not.toEqual([]);
    }
  }
  const count = articles.filter(([, html]) => html.includes('id="relatedStories"')).length;
  expect(count).toBeGreaterThan(18);
});

test('it starts with a table of contents when it has four parts or more', () => {
  const html = page('/articles/why-get-must-be-safe/');
  const [contents] = elements(html, 'nav').filter(
    ({ properties }) => properties['ariaLabelledBy'] !== undefined,
  );
  const parts = elements(html, 'h2').flatMap((h2) =>
    h2.properties['id'] && !h2.properties['className'] ? [`#${String(h2.properties['id'])}`] : [],
  );
  const links = contents
    ? elements(toHtml(contents), 'a').map(({ properties }) => properties['href'])
    : [];
  expect(links.length).toBe(5);
  expect(parts).toEqual(expect.arrayContaining(links));
  expect(page(amazon)).not.toContain('In this story');
});

test('no heading can have an id of the page around it, since those have a capital letter', () => {
  const issues = [...pages].filter(([address]) => /^\/newsletter\/.+\/$/.test(address));
  for (const [address, html] of [...articles, ...issues]) {
    const around = idsAroundStory(html);
    expect(around, address).toContain('mainContent');
    expect(
      around.filter((id) => !/[A-Z]/.test(id)),
      address,
    ).toEqual([]);
  }
});

test('it says how long it takes to read, and can be shared without a third party', () => {
  expect(text(page(amazon))).toMatch(/Published on February 7, 2025 \d min read/);
  const links = elements(page(amazon), 'a').map(({ properties }) => String(properties['href']));
  expect(links.filter((link) => link.startsWith('mailto:'))).toEqual([
    expect.stringMatching(/^mailto:\?subject=Amazon%20sets.+&body=.+amazon-100-billion/),
  ]);
  expect(links.filter((link) => /^http/.test(link) && link.endsWith(amazon))).toHaveLength(1);
});

/** The ids of a page, except those in the story. */
function idsAroundStory(html: string): string[] {
  const ids: string[] = [];
  visit(fromHtml(html), 'element', ({ properties: { id, className } }) => {
    if ([className].flat().includes('prose')) return SKIP;
    if (id) ids.push(String(id));
    return undefined;
  });
  return ids;
}

/** The names of an article's topics. */
function tags(html: string): string[] {
  return elements(html, 'meta')
    .filter(({ properties }) => properties['property'] === 'article:tag')
    .map(({ properties }) => String(properties['content']));
}
