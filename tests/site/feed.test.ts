import { fromHtml } from 'hast-util-from-html';
import { SaxesParser } from 'saxes';
import { visit } from 'unist-util-visit';
import { expect, test } from 'vitest';
import { builtPages, read } from './built-site.ts';

const items = readItems(read('rss.xml'));

test('the feed holds every published article once, newest first', () => {
  expect(items.length).toBe(22);
  const dates = items.map(({ pubDate = '' }) => Date.parse(pubDate));
  expect(dates).toEqual(dates.toSorted((a, b) => b - a));
  expect(new Set(items.map(({ guid }) => guid)).size).toBe(22);
});

test('every item has a page, a creator and the full text', () => {
  const pages = builtPages();
  for (const item of items) {
    expect(pages.has(new URL(item['link'] ?? '').pathname)).toBe(true);
    expect(item['dc:creator']).toMatch(/Desk$/);
    expect(item['content:encoded']?.length).toBeGreaterThan(400);
  }
});

test('a renamed article keeps the id of its first name', () => {
  const renamed = items.find(({ link }) => link?.endsWith('/the-guid-in-rss/'));
  expect(renamed?.['guid']).toBe('tag:broadsheet.example,2025:what-guid-means-in-rss');
});

test('an updated article keeps the moment of its publication', () => {
  const updated = items.find(({ link }) => link?.endsWith('/dmarc-turns-ten/'));
  expect(updated?.['pubDate']).toBe('Tue, 18 Mar 2025 07:30:00 GMT');
});

test('components are rendered in their form for feeds', () => {
  const html = items.map((item) => item['content:encoded'] ?? '').join('');
  expect(html).toContain('<p><strong>A check for site owners</strong></p>');
  expect(html).toMatch(
    /<blockquote>Likewise, reasonable use of a safe method[^<]+<p>RFC 9110, section 9.2.1<\/p><\/blockquote>/,
  );
  expect(html).toMatch(
    /<figure><img src="http[^"]+\.png" alt="[^"]+" width="1200" height="675"><figcaption>/,
  );
});

test('figures, tables, timelines and cards stand in the feed as plain elements', () => {
  const bodyOf = (slug: string) =>
    items.find(({ link }) => link?.endsWith(`/${slug}/`))?.['content:encoded'] ?? '';
  expect(bodyOf('amazon-100-billion-ai-infrastructure')).toMatch(
    /<figure><figcaption>Operating income of AWS \(billions of dollars\)<\/figcaption>\s*<table>\s*<tbody>\s*<tr><th scope="row">Fourth quarter of 2023<\/th><td>7\.2<\/td>/,
  );
  expect(bodyOf('gmail-yahoo-bulk-sender-rules-one-year-on')).toMatch(
    /<figure><figcaption>What Gmail and Yahoo ask of senders<\/figcaption>\s*<table>/,
  );
  expect(bodyOf('the-guid-in-rss')).toContain(
    '<p><a href="https://www.rfc-editor.org/rfc/rfc4151">RFC 4151: The ‘tag’ URI Scheme</a> (RFC Editor): How',
  );
  expect(bodyOf('eu-ai-act-first-prohibitions-apply')).toContain(
    '<li><strong>August 2, 2025:</strong> Rules',
  );
});

test('every address in every body is absolute, and nothing needs a style sheet or a script', () => {
  for (const item of items) {
    visit(
      fromHtml(item['content:encoded'] ?? '', { fragment: true }),
      'element',
      ({ tagName, properties }) => {
        for (const name of ['href', 'src', 'srcSet']) {
          const value = properties[name];
          if (value !== undefined)
            expect(value, `${tagName} ${name}`).toMatch(/^(https?:\/\/|mailto:)/);
        }
        expect(['script', 'style', 'form', 'div', 'span']).not.toContain(tagName);
        expect(Object.keys(properties)).not.toContain('className');
        expect(Object.keys(properties)).not.toContain('style');
      },
    );
  }
});

type Item = Partial<Record<string, string>>;

function readItems(xml: string): Item[] {
  const found: Item[] = [];
  const parser = new SaxesParser({ xmlns: false });
  let name = '';
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', (tag) => {
    name = tag.name;
    if (name === 'item') found.push({});
  });
  parser.on('text', (text) => {
    const item = found.at(-1);
    if (item && text.trim()) item[name] = (item[name] ?? '') + text;
  });
  parser.write(xml).close();
  return found;
}
