import { expect, test } from 'vitest';
import { problemsOf } from './problems-of.ts';

for (const file of ['a.md', 'a.mdx']) {
  test(`a heading without a space is refused in ${file}, with the corrected line`, async () => {
    const body = 'A.\n\n#A heading here\n\nB.';
    expect(await problemsOf(file, body)).toMatchObject([
      { line: 3, found: '"#A heading here"', instead: '## A heading here' },
    ]);
    for (const instead of ['## A heading here', '\\#A heading here'])
      expect(await problemsOf(file, body.split('\n').with(2, instead).join('\n'))).toEqual([]);
  });

  test.each([
    '#hashtag\n\nB.',
    '#One #Two\n\nB.',
    '#MeToo changed the law.\n\nB.',
    'A.\n\n#Berlin',
    '#MeToo\nchanged it.\n\nB.',
    '#5 of them\n\nB.',
    '```\n#Heading\n```\n\nB.',
    '> #Heading\n\nB.',
  ])(`what may be a hashtag is text in ${file}: %j`, async (body) => {
    expect(await problemsOf(file, body)).toEqual([]);
  });

  test.each([
    ['-a\n-b', '-a', '- a\n- b'],
    ['1.a\n2.b', '1.a', '1. a\n2. b'],
    ['•\tA\n•\tB', '•\tA', '- A\n- B'],
    ['◦ A', '◦ A', '- A'],
    ['o\tA\no\tB', 'o\tA', '- A\n- B'],
    ['\uf0b7 A', '\uf0b7 A', '- A'],
  ])(`a list without its marks is refused in ${file}: %j`, async (body, found, instead) => {
    const [problem, ...others] = await problemsOf(file, body);
    expect(others).toEqual([]);
    expect(problem).toMatchObject({ line: 1, column: 1, found: JSON.stringify(found), instead });
    expect(await problemsOf(file, instead)).toEqual([]);
  });

  test(`a formula of LaTeX becomes code in ${file}`, async () => {
    const [problem, ...others] = await problemsOf(file, '\\[\nx = 2\n\\]');
    expect(others).toEqual([]);
    expect(problem).toMatchObject({ line: 1, instead: '```\nx = 2\n```' });
    expect(await problemsOf(file, '* \\[[`a`](https://e.org)\\] b')).toEqual([]);
  });

  test(`the state of a task that only Obsidian has is refused in ${file}`, async () => {
    const problems = await problemsOf(file, '- [x] a\n- [/] b\n- [-] c\n- [a] d');
    expect(problems).toMatchObject([
      { line: 2, column: 3, found: '[/]', instead: '- [ ] b' },
      { line: 3, column: 3, found: '[-]', instead: '- [ ] c' },
    ]);
  });

  test.each(['-a b', '1.5 a\n2.5 b', 'A\n-b c', '-5 °C\n-7 °C', 'a • b'])(
    `other lines are text in ${file}: %j`,
    async (body) => {
      expect(await problemsOf(file, body)).toEqual([]);
    },
  );

  test.each([
    ['```js\na', '```js\na\n```'],
    ['~~~~\na\n~~~\n', '~~~~\na\n~~~\n~~~~'],
    ['```', '```\n```'],
  ])(`code without its end is refused in ${file}: %j`, async (code, instead) => {
    const [problem, ...others] = await problemsOf(file, `A.\n\n${code}`);
    expect(others).toEqual([]);
    expect(problem).toMatchObject({ line: 3, column: 1, key: 'code', instead });
    expect(await problemsOf(file, `A.\n\n${instead}`)).toEqual([]);
  });

  test(`code that may end at an empty line has no corrected line in ${file}`, async () => {
    const [problem] = await problemsOf(file, '```\na\n\nB.');
    expect(problem).toMatchObject({ found: '"```" without its end' });
    expect(problem).not.toHaveProperty('instead');
  });

  test.each(['```\na\n```', '~~~\na\n\n~~~~  \n', '> ```\n> a\n\nB.', '- ```\n  a\n'])(
    `code with its end, or that of a quotation or list, is published from ${file}: %j`,
    async (body) => {
      expect(await problemsOf(file, body)).toEqual([]);
    },
  );
}
