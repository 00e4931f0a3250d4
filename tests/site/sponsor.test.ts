import { expect, test } from 'vitest';
import { elements, read, text } from './built-site.ts';

const ID = '2025-03-28-daily';
const paid = ['https://harbor.example/', 'https://harbor.example/sample/'];
const linksIn = (html: string) =>
  elements(html, 'a').filter(({ properties }) => paid.includes(String(properties['href'])));

test('a sponsor is labeled as advertising on the page, in the feed and in both parts of the email', () => {
  const { items } = JSON.parse(read('newsletter/feed.json')) as {
    items: { url: string; content_html: string }[];
  };
  const inFeed = items.find(({ url }) => url.includes(ID))?.content_html ?? '';
  for (const html of [
    read(`newsletter/${ID}/index.html`),
    read(`newsletter/${ID}/email.html`),
    inFeed,
  ]) {
    expect(text(html)).toMatch(/Advertisement\s*· Harbor Press Prints for small publishers\./);
    expect(linksIn(html)).toHaveLength(2);
  }
  expect(read(`newsletter/${ID}/email.txt`)).toContain(
    'Advertisement · Harbor Press (https://harbor.example/)',
  );
});

test('every link of a sponsor tells search engines that it is paid', () => {
  for (const { properties } of linksIn(read(`newsletter/${ID}/index.html`)))
    expect(properties['rel']).toEqual(['sponsored']);
});
