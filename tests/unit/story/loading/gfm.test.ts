import { expect, test } from 'vitest';
import { htmlOf } from './html-of.ts';

// The extensions of GitHub Flavored Markdown 0.29, by section, and what GitHub has added since.
const CASES: [section: string, body: string, html: string][] = [
  [
    '4.10 Tables: alignment',
    '| a | b | c |\n|:--|:-:|--:|\n| 1 | 2 | 3 |',
    '<th class="align-left">a</th>\n<th class="align-center">b</th>\n<th class="align-right">c</th>',
  ],
  ['4.10 Tables: without outer pipes', 'a | b\n--- | ---\n1 | 2', '<td>1</td>\n<td>2</td>'],
  [
    '4.10 Tables: an escaped pipe',
    '| a |\n| - |\n| b `\\|` c **\\|** d |',
    '<td>b <code>|</code> c <strong>|</strong> d</td>',
  ],
  [
    '4.10 Tables: end at a block',
    '| a |\n| - |\n| b |\n> c',
    '</table>\n<blockquote>\n<p>c</p>\n</blockquote>',
  ],
  ['4.10 Tables: end at an empty line', '| a |\n| - |\n| b |\n\nc', '</table>\n<p>c</p>'],
  ['4.10 Tables: a short row is filled', '| a | b |\n| - | - |\n| c |', '<td>c</td>\n<td></td>'],
  [
    '4.10 Tables: without a body',
    '| a |\n| - |',
    '<thead>\n<tr>\n<th>a</th>\n</tr>\n</thead>\n</table>',
  ],
  [
    '5.3 Task list items',
    '- [ ] a\n- [x] b\n  - [X] c',
    '<input type="checkbox" disabled aria-label="To do"> a</li>',
  ],
  [
    '5.3 Task list items: checked',
    '- [x] b',
    '<input type="checkbox" checked disabled aria-label="Done"> b</li>',
  ],
  ['5.3 Task list items: in lists only', '[ ] a', '<p>[ ] a</p>'],
  ['6.5 Strikethrough', '~~Hi~~ Hello', '<p><del>Hi</del> Hello</p>'],
  [
    '6.5 Strikethrough: not of three',
    'This will ~~~not~~~ strike.',
    '<p>This will ~~~not~~~ strike.</p>',
  ],
  ['6.9 Autolinks: www', 'www.a.org/help', '<a href="http://www.a.org/help">www.a.org/help</a>'],
  [
    '6.9 Autolinks: the dot of a sentence',
    'Visit www.a.org.',
    '<a href="http://www.a.org">www.a.org</a>.</p>',
  ],
  [
    '6.9 Autolinks: balanced brackets',
    '(www.g.com/q=(x))',
    '<p>(<a href="http://www.g.com/q=(x)">www.g.com/q=(x)</a>)</p>',
  ],
  [
    '6.9 Autolinks: an entity at the end',
    'www.g.com/a&hl;',
    '<a href="http://www.g.com/a">www.g.com/a</a>&amp;hl;',
  ],
  [
    '6.9 Autolinks: end before <',
    'www.a.org/he<lp',
    '<a href="http://www.a.org/he">www.a.org/he</a>&lt;lp',
  ],
  [
    '6.9 Autolinks: https',
    'https://a.b/(c)?d=e#f',
    '<a href="https://a.b/(c)?d=e#f">https://a.b/(c)?d=e#f</a>',
  ],
  ['6.9 Autolinks: email', 'foo@bar.baz', '<a href="mailto:foo@bar.baz">foo@bar.baz</a>'],
  [
    '6.9 Autolinks: email, the last dot',
    'a.b-c_d@a.b.',
    '<a href="mailto:a.b-c_d@a.b">a.b-c_d@a.b</a>.',
  ],
  ['6.9 Autolinks: email, not after a hyphen', 'a.b-c_d@a.b-', '<p>a.b-c_d@a.b-</p>'],
  [
    'Footnotes: the reference',
    'a[^x]\n\n[^x]: Note',
    '<sup><a href="#user-content-fn-x" id="user-content-fnref-x" data-footnote-ref',
  ],
  [
    'Footnotes: the note',
    'a[^x]\n\n[^x]: Note',
    '<li id="user-content-fn-x">\n<p>Note <a href="#user-content-fnref-x"',
  ],
  ['Footnotes: the note in blocks', 'a[^1]\n\n[^1]: One\n\n    Two', '<p>One</p>\n<p>Two <a href'],
];

test.each(CASES)('%s: %j', async (_section, body, html) => {
  expect(await htmlOf('story.md', body)).toContain(html);
  // The same where raw HTML is in the file.
  expect(await htmlOf('story.md', `${body}\n\n<hr>\n`)).toContain(html);
});

// GitHub prints it as typed. Nobody means that.
test('4.10 Tables: a delimiter row of another width is refused', async () => {
  await expect(htmlOf('story.md', '| a | b |\n| - |\n| c |')).rejects.toThrow('columns');
});

// Likewise.
test('6.5 Strikethrough: across paragraphs is refused', async () => {
  await expect(htmlOf('story.md', 'This ~~has a\n\nnew~~.')).rejects.toThrow('~~');
});

// Of the 22 examples of its extensions, these are the only ones that differ.
test('6.9 Autolinks: an address of FTP is text, because browsers no longer open it', async () => {
  expect(await htmlOf('story.md', 'At ftp://a.b.c.')).toBe('<p>At ftp://a.b.c.</p>');
});

test('links can begin with the schemes of programs for messages and files', async () => {
  for (const href of ['irc://e.org/a', 'xmpp:a@e.org', 'sms:+123', 'ftp://e.org/a', 'tel:1'])
    expect(await htmlOf('story.md', `[a](${href})`)).toBe(`<p><a href="${href}">a</a></p>`);
});

test('6.11 Disallowed raw HTML is refused or left out, and not printed as typed', async () => {
  for (const name of ['textarea', 'xmp', 'iframe', 'noembed', 'noframes', 'plaintext']) {
    await expect(htmlOf('story.md', `a <${name}>b</${name}>`)).rejects.toThrow(`<${name}>`);
  }
  expect(await htmlOf('story.md', 'a <style>b</style> c')).toBe('<p>a  c</p>');
});
