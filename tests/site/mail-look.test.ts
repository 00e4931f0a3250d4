import { globSync } from 'node:fs';
import { expect, test } from 'vitest';
import { client, elements, read, text } from './built-site.ts';

const mails = globSync('newsletter/*/email.html', { cwd: client });

test('there are emails to check, and one has a picture that links to its story', () => {
  expect(mails.length).toBeGreaterThan(5);
  const pictured = mails.flatMap((file) =>
    elements(read(file), 'a').filter((link) => elements(link, 'img').length > 0),
  );
  // Without images, their alt text is a link of the email.
  expect(pictured.length).toBeGreaterThan(0);
  for (const { properties } of pictured) {
    expect(properties['style']).toBe('color:inherit;text-decoration:underline;');
  }
});

test.each(mails)('%s has no link in the default color of email clients', (file) => {
  for (const { properties } of elements(read(file), 'a')) {
    // The target of a link within the email.
    if (properties['name']) continue;
    expect(properties['style'], String(properties['href'])).toContain('color:inherit');
  }
});

test.each(mails)('%s has headlines in the font of the site, and links to sign up', (file) => {
  const html = read(file);
  for (const headline of elements(html, 'h2').filter(({ properties }) => properties['style']))
    expect(headline.properties['style']).toMatch(/^font-family:'Newsreader',Georgia,/);
  const toNewsletters = elements(html, 'a').filter(({ properties }) =>
    String(properties['href']).endsWith('/newsletter/'),
  );
  expect(toNewsletters.map(text)).toEqual(['Sign up', 'Past issues']);
});

test('a newsletter can show each story in a frame with its picture', () => {
  const html = read('newsletter/2025-03-14-weekly/email.html');
  const { articles } = JSON.parse(read('newsletter/2025-03-14-weekly/issue.json')) as {
    articles: unknown[];
  };
  const cards = elements(html, 'table').filter(({ properties }) =>
    String(properties['style']).startsWith('border:1px solid'),
  );
  expect(cards).toHaveLength(articles.length);
});
