import { expect, test } from 'vitest';
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
