import { expect, test } from 'vitest';
import { compileBody } from '../../../../src/story/loading/compile-body.ts';
import { problemsOf } from './problems-of.ts';

const TWICE: [body: string, found: string, expected: string][] = [
  ['## A {#c}\n\n## B {#c}', 'the id c a second time', '{#c-2}'],
  ['## A {#c}\n\n## C', 'the id c a second time', '{#c-2}'],
  ['<h2 id="c">A</h2>\n\n## B {#c}', 'the id c a second time', '{#c-2}'],
  ['## B {#c}\n\n<h2 id="c">A</h2>', 'the id c a second time', '{#c-2}'],
  ['<p id="c">A</p>\n\n## C', 'the id c a second time', '{#c-2}'],
  ['<b id="c">A</b>\n\n<i id="c">B</i>', 'the id c a second time', 'id="c-2"'],
  ['A[^1]\n\n<b id="user-content-fn-1">B</b>\n\n[^1]: C', 'the id user-content-fn-1', '-1-2"'],
  ['A\n\n<b id="mainContent">B</b>', 'the id mainContent', 'id="mainContent-2"'],
  ['A\n\n<b id="keyPoints">B</b>', 'the id keyPoints', 'id="keyPoints-2"'],
];

test.each(TWICE)('an id stands in a page once: %j', async (body, found, expected) => {
  for (const file of ['a.md', 'a.mdx']) {
    const problems = await problemsOf(file, body);
    expect(problems, file).toMatchObject([
      {
        found: expect.stringContaining(found),
        expected: expect.stringMatching(/^an id that nothing else in the text has, such as /),
      },
    ]);
    expect(problems[0]?.expected).toContain(expected);
  }
});

test('the line is that of the second element', async () => {
  const result = await compileBody('a.md', '## A {#c}\n\nB\n\n## C\n', 10);
  expect(result).toMatchObject({ problems: [{ line: 15 }] });
});

test('headings of the same words get ids of their own', async () => {
  const result = await compileBody('a.md', '## A\n\n## A\n\n<b id="b">c</b>', 0);
  expect(result).toMatchObject({
    compiled: { headings: [{ slug: 'a' }, { slug: 'a-1' }], ids: ['b'] },
  });
});
