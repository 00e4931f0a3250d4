import { expect, test } from 'vitest';
import { mailHtml } from '../../../src/mail/mail-html.ts';

const page = 'https://news.example/articles/story/';
const LINE = '#827d75';

test('a table keeps its alignment, in both forms that email clients read', () => {
  const html = '<table><tr><td class="align-right">1</td><th scope="row">a</th></tr></table>';
  const mail = mailHtml(html, page, LINE);
  expect(mail).toMatch(/<td align="right" style="[^"]*text-align:right;/);
  expect(mail).toMatch(/<th scope="row" style="[^"]*text-align:left;/);
});

test('a picture never overflows its email, and every address is absolute', () => {
  expect(mailHtml('<img src="/x.png" alt="x" class="wide">', page, LINE)).toMatch(
    /^<img src="https:\/\/news\.example\/x\.png" alt="x" style="[^"]*max-width:100%/,
  );
});

test('a link has the color of the text around it', () => {
  expect(mailHtml('<p><a href="/x/">a</a></p>', page, LINE)).toContain(
    '<a href="https://news.example/x/" style="color:inherit;text-decoration:underline">',
  );
});

test('inline styles of the author are removed', () => {
  expect(mailHtml('<p style="color:red" onclick="x()">a</p>', page, LINE)).toBe('<p>a</p>');
});

test('lines have the given color', () => {
  expect(mailHtml('<blockquote>a</blockquote>', page, LINE)).toContain('3px solid #827d75');
});
