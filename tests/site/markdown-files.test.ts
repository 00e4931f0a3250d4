import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { projectPath } from '../../scripts/settings/environment.ts';
import { builtPages, elements, read, text } from './built-site.ts';

const ID = 'openai-nextgenai-consortium';
const NOTE = '2025-03-14-weekly';
const CODE = `curl -d '{"model": "o1"}'  https://api.openai.com/v1/responses`;

/** What an article that is a file of Markdown says, in HTML as it goes out. */
const HTML = [
  '<abbr title="application programming interface">API</abbr>',
  'counted in tokens, 10<sup>6</sup> at a time.<br>A member pays <del>nothing</del> less than {list price}, and for &#x3C;5 tokens',
];

test('the publication of the tests has an article, a page and an issue in Markdown', () => {
  for (const file of [`articles/${ID}`, 'pages/privacy', `issues/${NOTE}`]) {
    expect(existsSync(projectPath(`content/${file}.md`)), file).toBe(true);
  }
});

test('a file of Markdown is an article on its page, with its alert as a callout', () => {
  const html = read(`articles/${ID}/index.html`);
  for (const part of HTML) expect(html.replaceAll('&lt;', '&#x3C;')).toContain(part);
  const [callout] = elements(html, 'aside').filter(({ properties }) =>
    [properties['className']].flat().includes('callout'),
  );
  expect(callout && text(callout)).toMatch(/^Important Access to the API is counted/);
  expect(elements(html, 'pre').map(text)).toEqual([CODE.replace('  ', ' ')]);
  expect(html).not.toContain('asked OpenAI for prices');
});

test('it is the same in the feeds', () => {
  const { items } = JSON.parse(read('topics/artificial-intelligence/feed.json')) as {
    items: { url: string; content_html: string }[];
  };
  const item = items.find(({ url }) => url.endsWith(`/articles/${ID}/`));
  for (const part of HTML) expect(item?.content_html).toContain(part);
  expect(item?.content_html).toContain('<blockquote>');
  expect(item?.content_html).toContain('<p><strong>Important</strong></p>');
});

test('as Markdown it says raised, struck and indented text in Markdown', () => {
  const markdown = read(`articles/${ID}.md`);
  expect(markdown).toContain('in tokens, 10^6 at a time.\\\n> A member pays ~~nothing~~ less than');
  expect(markdown).toContain(`\n\`\`\`\n${CODE}\n\`\`\`\n`);
});

test('the note of an issue that is a file of Markdown is in its email and in its text', () => {
  const email = read(`newsletter/${NOTE}/email.html`);
  expect(email).toMatch(/<summary[^>]*>How we count<\/summary>/);
  expect(email).toMatch(/{holidays} included, and about 6 × 10<sup[^>]*>5<\/sup> seconds/);
  expect(read(`newsletter/${NOTE}/email.txt`)).toContain(
    'A week has 7 days, {holidays} included, and about 6 × 10^5 seconds.',
  );
});

test('a page that is a file of Markdown is in the footer of every page', () => {
  const pages = builtPages();
  expect(pages.get('/privacy/')).toContain('When you read');
  expect(pages.get('/')).toContain('href="/privacy/"');
  expect(read('404.html')).toContain('href="/privacy/"');
});
