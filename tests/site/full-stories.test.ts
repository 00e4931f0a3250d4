import { expect, test } from 'vitest';
import { elements, read, text } from './built-site.ts';

const mail = (id: string, file = 'email.html') => read(`newsletter/${id}/${file}`);

test('an issue of full stories holds the whole text of each, in both parts', () => {
  const [html, plain] = [mail('2025-02-14-weekly'), mail('2025-02-14-weekly', 'email.txt')];
  const words = text(html);
  const { articles } = JSON.parse(mail('2025-02-14-weekly', 'issue.json')) as {
    articles: { id: string }[];
  };
  expect(articles.length).toBe(3);
  for (const { id } of articles) {
    const [prose] = elements(read(`articles/${id}/index.html`), 'div').filter(
      ({ properties }) => String(properties['className']) === 'prose',
    );
    const paragraphs = prose ? elements(prose, 'p').map(text) : [];
    expect(paragraphs.length, id).toBeGreaterThan(3);
    for (const paragraph of paragraphs) {
      expect(words, id).toContain(paragraph);
      // Both without the marks that surround links and code in one of them.
      expect(lettersOf(plain), id).toContain(lettersOf(paragraph).slice(0, 30));
    }
  }
});

test('its pictures are as wide as an email at most', () => {
  const pictures = elements(mail('2025-02-14-weekly'), 'img');
  expect(pictures.length).toBeGreaterThan(1);
  for (const { properties } of pictures) {
    expect(Number(properties['width'])).toBeLessThanOrEqual(600);
    expect(String(properties['src'])).toMatch(/^http/);
  }
});

test('an issue of links has nothing but headlines that are links', () => {
  const [html, plain] = [mail('2025-03-28-weekly'), mail('2025-03-28-weekly', 'email.txt')];
  expect(elements(html, 'h3').length).toBe(4);
  expect(elements(html, 'h3').every((headline) => elements(headline, 'a').length === 1)).toBe(true);
  expect(elements(html, 'img')).toEqual([]);
  expect(text(html)).not.toContain('Web standards');
  expect(plain).toMatch(/\n\nhttps?:\/\/\S+\/articles\/dmarc-turns-ten\/\n/);
});

function lettersOf(words: string): string {
  return words.replace(/[^\p{L}]/gu, '');
}

test('a story takes the place of the paragraph of the note that is a link to it', () => {
  const headlines = elements(mail('2025-02-28-weekly'), 'h2', 'h3').map(text);
  expect(headlines.slice(0, 3)).toEqual([
    'Style',
    'One line of CSS gives a page its dark side',
    'WebSub, seven years a standard, still answers the question: is there anything new?',
  ]);
  expect(headlines).toHaveLength(1 + 5);
  const plain = mail('2025-02-28-weekly', 'email.txt');
  expect(plain).toMatch(/Style\n\n-+\n\nWEB STANDARDS\nOne line of CSS/);
  expect(plain.match(/\/articles\/color-scheme-in-one-line\//g)).toHaveLength(1);
});
