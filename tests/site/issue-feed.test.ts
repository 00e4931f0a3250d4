import { expect, test } from 'vitest';
import { readFeed } from '../read-feed.ts';
import { articleLinks, builtPages, elements, read, text } from './built-site.ts';

test('the feed entry of an issue has the content of its page: the note, and the stories with links', () => {
  const feed = readFeed(read('newsletter/atom.xml'), 'atom');
  const address = '/newsletter/2025-02-14-weekly/';
  const entry = feed.entries.find(({ url }) => url.endsWith(address));
  expect(entry).toMatchObject({
    id: 'tag:broadsheet.example,2025:newsletter/2025-02-14-weekly',
    title: 'The week: $100 billion for data centers, one click to leave',
    categories: ['The Broadsheet Weekly'],
    published: new Date('2025-02-14T12:00:00Z'),
    updated: new Date('2025-02-14T12:00:00Z'),
    enclosure: { type: 'image/png' },
  });
  const html = entry?.html ?? '';
  expect(html).toContain('<strong>one hundred billion dollars</strong>');
  const [main] = elements(builtPages().get(address) ?? '', 'main');
  if (!main) throw new Error(`${address} has no main part`);
  const onPage = elements(main, 'a').map(({ properties }) => String(properties['href']));
  const stories = onPage.filter((link) => link.startsWith('/articles/'));
  expect(stories).toHaveLength(3);
  expect(articleLinks(html.replaceAll(new URL(feed.links['self'] ?? '').origin, ''))).toEqual(
    stories,
  );
  for (const part of elements(html, 'h2', 'p')) expect(text(main)).toContain(text(part));
});

test('the newsletters page links to the feed of issues', () => {
  const [main] = elements(builtPages().get('/newsletter/') ?? '', 'main');
  const links = main ? elements(main, 'a').map(({ properties }) => properties['href']) : [];
  expect(links).toEqual(
    expect.arrayContaining(['rss.xml', 'atom.xml', 'feed.json'].map((f) => `/newsletter/${f}`)),
  );
});
