import { getRssString } from '@astrojs/rss';
import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { expect, test } from 'vitest';
import { type FeedArticle, newsFeed } from '../../../src/feeds/news-feed.ts';
import { anyText } from '../../fakes/any-text.ts';

const siteUrl = new URL('https://news.example/');

const article: FeedArticle = {
  id: 'one-click',
  formerSlugs: undefined,
  headline: 'One click',
  dek: 'A dek.',
  publishedAt: new Date('2025-02-07T09:30:00Z'),
  authors: [{ name: 'The Desk' }, { name: 'B & C' }],
  topics: [{ name: 'E-mail' }, { name: 'Feeds' }],
  html: '<p>Text.</p>',
};

test('an item has creator, categories, link and a permanent id that is not the link', async () => {
  const { texts } = await read([article]);
  expect(texts('dc:creator')).toEqual(['The Desk', 'B & C']);
  expect(texts('category')).toEqual(['E-mail', 'Feeds']);
  expect(texts('link')).toEqual([
    'https://news.example/',
    'https://news.example/articles/one-click/',
  ]);
  expect(texts('guid')).toEqual(['tag:broadsheet.example,2025:one-click']);
});

test('the id survives a rename; the link follows it', async () => {
  const { texts } = await read([
    { ...article, id: 'new-name', formerSlugs: ['one-click', 'middle'] },
  ]);
  expect(texts('guid')).toEqual(['tag:broadsheet.example,2025:one-click']);
  expect(texts('link')[1]).toBe('https://news.example/articles/new-name/');
});

test('an update moves lastBuildDate and leaves pubDate', async () => {
  const { texts } = await read([{ ...article, updatedAt: new Date('2025-02-09T00:00:00Z') }]);
  expect(texts('pubDate')).toEqual(['Fri, 07 Feb 2025 09:30:00 GMT']);
  expect(texts('lastBuildDate')).toEqual(['Sun, 09 Feb 2025 00:00:00 GMT']);
});

test('a correction ends the text, moves lastBuildDate and leaves pubDate', async () => {
  const corrections = [
    { date: new Date('2025-02-08T00:00:00Z'), wrong: 'It said 1 < 0.', right: 'It is 1 > 0.' },
    { date: new Date('2025-02-10T00:00:00Z'), wrong: 'It said A & B.', right: 'It is A.' },
  ];
  const { texts } = await read([{ ...article, corrections }]);
  expect(texts('content:encoded')).toEqual([
    '<p>Text.</p><h2>Corrections</h2><ul>' +
      '<li><time datetime="2025-02-08T00:00:00.000Z">February 8, 2025</time>: It said 1 &#x3C; 0. It is 1 > 0.</li>' +
      '<li><time datetime="2025-02-10T00:00:00.000Z">February 10, 2025</time>: It said A &#x26; B. It is A.</li></ul>',
  ]);
  expect(texts('pubDate')).toEqual(['Fri, 07 Feb 2025 09:30:00 GMT']);
  expect(texts('lastBuildDate')).toEqual(['Mon, 10 Feb 2025 00:00:00 GMT']);
});

test('the channel names itself', async () => {
  const { elements } = await read([article]);
  expect(elements.find(({ name }) => name === 'atom:link')?.attributes).toEqual({
    href: 'https://news.example/rss.xml',
    rel: 'self',
    type: 'application/rss+xml',
  });
});

test('the same articles give the same bytes', async () => {
  expect(await getRssString(newsFeed([article], siteUrl))).toBe(
    await getRssString(newsFeed([article], siteUrl)),
  );
});

test('a feed of no articles is well-formed', async () => {
  const { texts } = await read([]);
  expect(texts('guid')).toEqual([]);
  expect(texts('lastBuildDate')).toEqual([]);
});

test('any text in a headline comes back unchanged from a strict XML parser', async () => {
  const headline = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 110 })
    .filter((text) => !/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/.test(text));
  await fc.assert(
    fc.asyncProperty(headline, async (text) => {
      const { texts } = await read([{ ...article, headline: text }]);
      expect(texts('title')[1]).toBe(text);
    }),
    { numRuns: 300 },
  );
});

test('no text of a body can break the feed', async () => {
  await fc.assert(
    fc.asyncProperty(anyText, async (html) => {
      await read([{ ...article, html }]);
    }),
    { numRuns: 300 },
  );
});

/** Reads the feed with a parser that throws at the first fault of well-formedness. */
async function read(articles: FeedArticle[]) {
  const elements: { name: string; attributes: Record<string, string>; text: string }[] = [];
  const open: typeof elements = [];
  const parser = new SaxesParser({ xmlns: false });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const element = { name, attributes, text: '' };
    elements.push(element);
    open.push(element);
  });
  parser.on('text', (text) => {
    const element = open.at(-1);
    if (element) element.text += text;
  });
  parser.on('closetag', () => open.pop());
  parser.write(await getRssString(newsFeed(articles, siteUrl))).close();
  const texts = (name: string) => elements.filter((e) => e.name === name).map(({ text }) => text);
  return { elements, texts };
}
