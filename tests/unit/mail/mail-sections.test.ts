import { expect, test } from 'vitest';
import {
  joinedSections,
  mailBlocks,
  mailSections,
  withoutLostReferences,
} from '../../../src/mail/mail-sections.ts';
import { plainText } from '../../../src/mail/plain-text.ts';

const pageUrl = 'https://news.example/articles/story/';
const joined = (html: string) => joinedSections(mailSections(html), { story: 'story', pageUrl });

const footnoted = [
  `<p>A claim.<sup><a href="${pageUrl}#fn-1" id="fnref-1">1</a></sup></p>`,
  `<section><h2 id="label">Footnotes</h2><ol><li id="fn-1"><p>Its source. `,
  `<a href="${pageUrl}#fnref-1">↩</a></p></li></ol></section>`,
].join('');

test('a text is split where a heading begins, and its headings are one rank lower', () => {
  const html = '<p>a</p><h2>b</h2><p>c</p><p>d</p><h3>e</h3>';
  expect(mailSections(html)).toEqual(['<p>a</p>', '<h3>b</h3><p>c</p><p>d</p>', '<h4>e</h4>']);
  expect(mailSections('<h6>a</h6>')).toEqual(['<h6>a</h6>']);
  expect(mailSections('')).toEqual([]);
});

test('a section can end after each of its blocks', () => {
  expect(mailBlocks('<h3>b</h3><p>c</p>')).toEqual(['<h3>b</h3>', '<p>c</p>']);
});

test('a footnote and its reference lead to each other, in every mail program', () => {
  const html = joined(footnoted);
  expect(html).toContain('<a name="story-fnref-1"></a><a href="#story-fn-1" id="story-fnref-1">');
  expect(html).toContain('<li id="story-fn-1"><a name="story-fn-1"></a>');
  expect(html).toContain('<a href="#story-fnref-1">↩</a>');
});

test('an id that no link uses is left out', () => {
  expect(joined(footnoted)).not.toContain('label');
});

test('a link to a part that the email does not hold leads to the page', () => {
  const [text = ''] = mailSections(footnoted);
  const html = joinedSections([text], { story: 'story', pageUrl });
  expect(html).toContain(`href="${pageUrl}#fn-1"`);
  expect(html).not.toContain('id=');
});

test('plain text has the number of a footnote only if the email holds the footnote', () => {
  const [text = ''] = mailSections(footnoted);
  const textOf = (sections: string[]) => {
    const html = joinedSections(sections, { story: 'story', pageUrl });
    return plainText(withoutLostReferences(html, pageUrl), pageUrl);
  };
  expect(textOf([text])).toBe('A claim.\n');
  expect(textOf(mailSections(footnoted))).toContain('A claim.[1]\n');
});

test('the ids of two stories differ', () => {
  const other = joinedSections(mailSections(footnoted), { story: 'other', pageUrl });
  const ids = (html: string) => [...html.matchAll(/ (?:id|name)="([^"]*)"/g)].map(([, id]) => id);
  expect(ids(joined(footnoted)).filter((id) => ids(other).includes(id))).toEqual([]);
});

test('three braces in a row, which Resend would fill in, are set apart', () => {
  const html = joined('<p>{{{a}}} {{{{{b <a href="https://x.example/?q={{{c">d</a></p>');
  expect(html).not.toContain('{{{');
  expect(html.replaceAll('\u200c', '')).toContain('{{{a}}} {{{{{b');
  expect(html).toContain('href="https://x.example/?q=%7B%7B%7Bc"');
});
