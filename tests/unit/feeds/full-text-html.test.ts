import { expect, test } from 'vitest';
import { fullTextHtml } from '../../../src/feeds/full-text-html.ts';

const page = 'https://news.example/articles/one-click/';
const html = '<p>Text.</p>';

test('corrections end the text, oldest first', () => {
  const corrections = [
    { date: new Date('2025-02-08T00:00:00Z'), wrong: 'It said 1 < 0.', right: 'It is 1 > 0.' },
    { date: new Date('2025-02-10T00:00:00Z'), wrong: 'It said A & B.', right: 'It is A.' },
  ];
  expect(fullTextHtml({ html, corrections }, page)).toBe(
    '<p>Text.</p><h2>Corrections</h2><ul>' +
      '<li><time datetime="2025-02-08T00:00:00.000Z">February 8, 2025</time>: It said 1 &#x3C; 0. It is 1 > 0.</li>' +
      '<li><time datetime="2025-02-10T00:00:00.000Z">February 10, 2025</time>: It said A &#x26; B. It is A.</li></ul>',
  );
});

test('lead picture and key points come before the text, the source after it, as on the page', () => {
  const leadPicture = {
    url: 'https://news.example/a.png',
    width: 1200,
    height: 675,
    alt: '"A" < B',
    caption: 'What it shows.',
    credit: 'The Desk',
  };
  const source = { headline: 'A & B', publisher: 'RFC Editor', url: 'https://rfc.example/?a&b' };
  expect(fullTextHtml({ html, leadPicture, keyPoints: ['1 < 2', '2'], source }, page)).toBe(
    '<figure><img src="https://news.example/a.png" alt="&#x22;A&#x22; < B" width="1200" height="675">' +
      '<figcaption>What it shows. The Desk</figcaption></figure>' +
      '<p><strong>Key points</strong></p><ul><li>1 &#x3C; 2</li><li>2</li></ul>' +
      '<p>Text.</p>' +
      '<p>Source: <a href="https://rfc.example/?a&#x26;b"><cite>A &#x26; B</cite></a>, RFC Editor</p>',
  );
});

test('what an article does not have leaves no trace', () => {
  expect(fullTextHtml({ html }, page)).toBe('<p>Text.</p>');
});
