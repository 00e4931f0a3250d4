import { expect, test } from 'vitest';
import { compileBody } from '../../../../../src/story/loading/compile-body.ts';
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
  ['a<b x > 3.', '1:2 "<b x >"', 'a\\<b x > 3.'],
  ['If a<b and c>d.', '1:5 "<b and c>"', 'If a\\<b and c>d.'],
  ['x < y, a <T extends U> b', '1:10 "<T extends U>"', 'x < y, a \\<T extends U> b'],
  ['An Array<string> x', '1:9 "<string>"', 'An Array\\<string> x'],
  ['<T>\n\nA.', '1:1 "<T>"', '\\<T>'],
  ['> - A List<T>.', '1:11 "<T>"', '> - A List\\<T>.'],
])('a less-than sign that begins no tag is reported, and nothing else: %j', async (...row) => {
  const [body, fault, instead] = row;
  const result = await compileBody('a.md', body, 0);
  if ('compiled' in result) throw new Error('Nothing is refused.');
  const { problems, notices } = result;
  expect(problems.map(({ line, column, found }) => `${line}:${column} ${found}`)).toEqual([fault]);
  expect(problems).toMatchObject([{ instead }]);
  expect(notices).toEqual([]);
  await expectMended('a.md', body, { problem: problems[0], instead });
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
