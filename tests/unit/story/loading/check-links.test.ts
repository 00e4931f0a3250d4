import { expect, test } from 'vitest';
import { htmlOf } from './html-of.ts';
import { expectMended, problemsOf } from './problems-of.ts';

const FILES = ['a.md', 'a.mdx'];

test.each([
  ['a password', '[a](https://me:secret@e.org/b)', '[a](https://e.org/b)'],
  ['a user name', 'See https://me@e.org/b now', 'See https://e.org/b now'],
  ['a password between angle brackets', '<https://me:secret@e.org/>', '<https://e.org/>'],
  [
    'a password of another scheme',
    '<a href="ftp://a:b@e.org/c">d</a>',
    '<a href="ftp://e.org/c">d</a>',
  ],
  ['spaces in a phone number', '[a](<tel:+1 555 123>)', '[a](<tel:+1555123>)'],
  ['spaces in a phone number in HTML', '<a href="tel:+1 555">a</a>', '<a href="tel:+1555">a</a>'],
  [
    'spaces around an email address',
    '<a href="mailto: a@e.org?subject=B c">a</a>',
    '<a href="mailto:a@e.org?subject=B%20c">a</a>',
  ],
  ['a space in HTML', '<a href="https://e.org/a b">c</a>', '<a href="https://e.org/a%20b">c</a>'],
  ['a slash too many', '[a](http:///e.org/b)', '[a](https://e.org/b)'],
])('%s: the corrected line is accepted', async (_kind, body, instead) => {
  for (const file of FILES) {
    const [problem, ...others] = await problemsOf(file, body);
    expect(others).toEqual([]);
    expect(problem).toMatchObject({ key: 'link', instead });
    await expectMended(file, body, { problem, instead });
  }
});

test.each([
  ['[![](./a.png)](https://e.org/)', 'a description of the picture'],
  [
    '<a href="https://e.org/"><b><img src="./a.png" alt=" "></b></a>',
    'a description of the picture',
  ],
  ['a <a href="https://e.org/"><b></b></a>', 'text between the brackets'],
  ['[a](<mailto:a b@e.org>)', 'mailto: and an address without spaces'],
  ['[a](mailto:)', 'a link that begins with'],
  ['[a](https://e..org/)', 'a link that begins with'],
  ['[a](https://e.org:99999/)', 'a link that begins with'],
])('only the writer knows what to write instead of %s', async (body, expected) => {
  for (const file of FILES) {
    const [problem, ...others] = await problemsOf(file, body);
    expect(others).toEqual([]);
    expect(problem?.expected).toContain(expected);
    expect(problem).not.toHaveProperty('instead');
  }
});

test.each([
  ['<a href="https://e.org/[a]|b%">c</a>', 'https://e.org/%5Ba%5D%7Cb%25'],
  ['[c](https://e.org/#a#b)', 'https://e.org/#a%23b'],
  ['<a href="mailto:a@e.org?subject=A b">c</a>', 'mailto:a@e.org?subject=A%20b'],
  ['[c](https://e.org/@me/a%20b?c=d&e)', 'https://e.org/@me/a%20b?c=d&amp;e'],
])('%s is published with the characters that a URL can have', async (body, href) => {
  for (const file of FILES) expect(await htmlOf(file, body)).toBe(`<p><a href="${href}">c</a></p>`);
});
