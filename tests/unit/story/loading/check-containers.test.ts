import { expect, test } from 'vitest';
import { problemsOf } from './problems-of.ts';

const FILES = ['a.md', 'a.mdx'];
const DETAILS = '<details>\n<summary>A</summary>\n\nb\n\n</details>';

/** Blocks of other programs, and what says the same. */
test.each([
  ['!!! note "A b"\n    c\n\n    - d', '> [!NOTE] A b\n> c\n>\n> - d'],
  ['!!! danger\n\n    a', '> [!DANGER]\n> a'],
  ['!!! custom "A"\n    b', '> [!NOTE] A\n> b'],
  ['!!! custom\n    b', '> [!NOTE] custom\n> b'],
  ['??? note "A"\n    b', DETAILS],
  ['???+ tip\n    b', '<details open>\n<summary>Tip</summary>\n\nb\n\n</details>'],
  ['=== "A"\n    b', '**A**\n\nb'],
  [':::spoiler A\nb\n:::', DETAILS],
  ['::::details A\nb\n::::', DETAILS],
  [
    ':::spoiler A & B < C\n:::note\nd\n:::\n:::',
    '<details>\n<summary>A &amp; B &lt; C</summary>\n\n:::note\nd\n:::\n\n</details>',
  ],
  [':::success\na\n:::', '> [!SUCCESS]\n> a'],
  [':::question A\n- b\n:::', '> [!QUESTION] A\n> - b'],
  ['::: code-group\n\n```js\na\n```\n\n:::', '```js\na\n```'],
  ['* TOC\n{:toc}', ''],
  ['1. Contents\n{: toc .x}', ''],
])('%j: the corrected lines are accepted', async (block, instead) => {
  for (const file of FILES) {
    const problems = await problemsOf(file, `Text.\n\n${block}\n\nText.`);
    const last = 2 + block.split('\n').length;
    expect(problems[0]).toMatchObject({ line: 3, instead, replaces: { first: 3, last } });
    // Indented code has a report of its own in .mdx files, with the same lines.
    for (const other of problems.slice(1)) expect(other).toMatchObject({ instead });
    expect(await problemsOf(file, `Text.\n\n${instead}\n\nText.`)).toEqual([]);
  }
});

test.each([
  ['!!! info\na', 'only the writer knows what is in it'],
  ['- !!! info\n      a', 'the marks around it must change too'],
  ['> :::spoiler a\n> b\n> :::', 'the marks around it must change too'],
  [':::chart\na\n:::', 'only the writer knows what it is'],
])('has no corrected line: %j', async (body) => {
  for (const file of FILES) {
    const [problem, ...others] = await problemsOf(file, body);
    expect(others).toEqual([]);
    expect(problem).not.toHaveProperty('instead');
  }
});

test.each(['Really?!! !!!', '!!! So what', '??? What is this', '=== a ==='])(
  'is text: %j',
  async (body) => {
    expect(await problemsOf('a.md', `${body} and more.`)).toEqual([]);
  },
);
