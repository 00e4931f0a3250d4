import { expect, test } from 'vitest';
import { compileBody } from '../../../../../src/story/loading/compile-body.ts';
import { htmlOf } from '../html-of.ts';
import { expectMended, problemsOf } from '../problems-of.ts';

test.each([
  ['A <b>bold story.\n\nMore.', '1:3 <b>', 'A <b>bold story.</b>'],
  ['A.\n\n<details><summary>B</summary>\n\nC.', '3:1 <details>', undefined],
  ['<center>A</center> <sup>1', '1:20 <sup>', '<center>A</center> <sup>1</sup>'],
  ['<p><i>A</p>\n\nB.', '1:4 <i>', undefined],
  ['<b>A <i>B</b> C', '1:6 <i>', undefined],
  ['<table><tr><td>A</table>\n\n<ul><li>B', '3:1 <ul>', '<ul><li>B</ul>'],
])('an element that is not closed in a .md file is reported: %j', async (body, at, instead) => {
  const problems = await problemsOf('a.md', body);
  const places = problems.map(({ line, column, found }) => `${line}:${column} ${found}`);
  expect(places).toEqual([expect.stringContaining(`${at} without </`)]);
  if (instead === undefined) return;
  expect(problems[0]).toMatchObject({ instead });
  await expectMended('a.md', body, { problem: problems[0], instead });
});

test.each([
  '<p>A\n\n<ul><li>B<li>C</ul>\n\n<table><tr><td>D<tr><td>E</table>',
  '<details>\n<summary>A</summary>\n\nB\n\n</details>',
  '<b>A\n\nB</b>',
  '<div>\n\n<header>A.',
  '<a name="a">\n\nA <span>B and <font color="red">C, <br> D <wbr> <img src="./a.png">',
  'A</b> and </div> B',
  '`<b>` and\n\n```\n<div>\n```\n\n    <i>\n\n<!-- <b> -->\n\nC.',
])('HTML that reads the same with its end tags is accepted: %j', async (body) => {
  expect(await problemsOf('a.md', body)).toEqual([]);
});

test.each([
  ['a<b x > 3.', '1:2', '<b x >', '<p>a&lt;b x &gt; 3.</p>'],
  ['If a<b and c>d.', '1:5', '<b and c>', '<p>If a&lt;b and c&gt;d.</p>'],
  ['x < y, a <T extends U> b', '1:10', '<T extends U>', '<p>x &lt; y, a &lt;T extends U&gt; b</p>'],
  ['An Array<string> x', '1:9', '<string>', '<p>An Array&lt;string&gt; x</p>'],
  ['A.\n\n- A **List<T>**', '3:11', '<T>', '<strong>List&lt;T&gt;</strong>'],
])('a less-than sign that begins no tag is shown, and an editor is told: %j', async (...row) => {
  const [body, at, tag, html] = row;
  expect(await compileBody('a.md', body, 0)).toMatchObject({
    compiled: {
      notices: [{ file: `a.md:${at}`, text: `${tag} is shown as it is typed: it is not HTML` }],
    },
  });
  expect(await htmlOf('a.md', body)).toContain(html);
});

test('a less-than sign that begins a block of HTML is reported, because nothing in it is Markdown', async () => {
  const [problem, ...others] = await problemsOf('a.md', '<T>\n**A**');
  expect(others).toEqual([]);
  expect(problem).toMatchObject({ line: 1, column: 1, found: '"<T>"', instead: '\\<T>' });
  await expectMended('a.md', '<T>\n**A**', { problem, instead: '\\<T>' });
});

test.each([
  'H<b>2</b>O and <T>a</T>',
  'A <my-tag> and <o:p> b',
  'A <label>b',
  '`Array<string>` and Array\\<string>',
  'A <Widget /> b',
])('other tags without an end tag are accepted: %j', async (body) => {
  expect(await problemsOf('a.md', body)).toEqual([]);
});
