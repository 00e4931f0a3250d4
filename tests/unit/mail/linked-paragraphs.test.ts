import { expect, test } from 'vitest';
import { aroundLinkedParagraphs } from '../../../src/mail/linked-paragraphs.ts';

const story = 'https://news.example/articles/a/';
const pieces = (html: string) => aroundLinkedParagraphs(html, new Set([story]));
const link = `<a href="${story}">A story</a>`;

test('a text is split around a paragraph that is only a link to one of the addresses', () => {
  expect(pieces(`<h2>One</h2>\n<p>\n${link} </p>\n<p>Two</p>`)).toEqual([
    { html: '<h2>One</h2>\n' },
    { address: story },
    { html: '\n<p>Two</p>' },
  ]);
  expect(pieces(`<p>${link}</p>`)).toEqual([{ address: story }]);
});

test.each([
  `<p>See ${link}</p>`,
  `<p>${link} and <a href="https://news.example/articles/b/">B</a></p>`,
  '<p><a href="https://news.example/articles/b/">B</a></p>',
  `<blockquote><p>${link}</p></blockquote>`,
  `<ul><li>${link}</li></ul>`,
])('other links stay in the text: %s', (html) => {
  expect(pieces(html)).toEqual([{ html }]);
});

test('a second link to the same address is text', () => {
  expect(pieces(`<p>${link}</p><p>${link}</p>`)).toEqual([
    { address: story },
    { html: `<p>${link}</p>` },
  ]);
});

test('nothing has no pieces', () => {
  expect(pieces('')).toEqual([]);
});
