import { expect, test } from 'vitest';
import { compileBody } from '../../../../src/story/loading/compile-body.ts';

test('a second footnote of the same label is an error', async () => {
  expect(await compileBody('a.md', 'One.[^a]\n\n[^a]: First.\n\n[^A]: Second.\n', 0)).toMatchObject(
    {
      problems: [{ file: 'a.md', line: 5, key: 'footnote', found: '[^A]: a second time' }],
    },
  );
});

test.each(['a.md', 'a.mdx'])('a footnote without a reference is an error in %s', async (file) => {
  const body =
    'One.[^1]\n\n[^1]: First.\n\n[^Lost]: Second, with [^nested].\n\n[^nested]: Third.\n';
  expect(await compileBody(file, body, 10)).toMatchObject({
    problems: [
      {
        file,
        line: 15,
        key: 'footnote',
        found: '[^Lost]: without a reference in the text',
        expected: '[^Lost] in the text, where the footnote belongs',
      },
      { file, line: 17, found: '[^nested]: without a reference in the text' },
    ],
  });
  expect(await compileBody(file, 'One.[^A] Two.[^a]\n\n[^a]: Note.\n', 0)).toHaveProperty(
    'compiled',
  );
});
