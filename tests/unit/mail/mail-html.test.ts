import { expect, test } from 'vitest';
import { mailHtml } from '../../../src/mail/mail-html.ts';

const page = 'https://news.example/articles/story/';
const LINE = '#827d75';

test('a table keeps its alignment, in the two ways that mail programs read', () => {
  const html = '<table><tr><td class="align-right">1</td><th scope="row">a</th></tr></table>';
  const mail = mailHtml(html, page, LINE);
  expect(mail).toMatch(/<td align="right" style="[^"]*text-align:right;/);
  expect(mail).toMatch(/<th scope="row" style="[^"]*text-align:left;/);
});

test('a picture never leaves its mail, and every address is absolute', () => {
  expect(mailHtml('<img src="/x.png" alt="x" class="wide">', page, LINE)).toMatch(
    /^<img src="https:\/\/news\.example\/x\.png" alt="x" style="[^"]*max-width:100%/,
  );
});

test('a link is as dark or as light as the text around it', () => {
  expect(mailHtml('<p><a href="/x/">a</a></p>', page, LINE)).toContain(
    '<a href="https://news.example/x/" style="color:inherit;text-decoration:underline">',
  );
});

test('what a writer styles by hand is left out', () => {
  expect(mailHtml('<p style="color:red" onclick="x()">a</p>', page, LINE)).toBe('<p>a</p>');
});

test('lines have the color that they are given', () => {
  expect(mailHtml('<blockquote>a</blockquote>', page, LINE)).toContain('3px solid #827d75');
});
