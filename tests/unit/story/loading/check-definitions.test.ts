import { expect, test } from 'vitest';
import { compileBody } from '../../../../src/story/loading/compile-body.ts';
import { expectMended, problemsOf } from './problems-of.ts';

/** Text that Markdown takes for the address of a link, and the corrected line. */
const UNUSED: [body: string, line: number, label: string, instead: string][] = [
  ['[Interviewer]: Why?', 1, 'Interviewer', '\\[Interviewer]: Why?'],
  ['[Note]: See "more"', 1, 'Note', '\\[Note]: See "more"'],
  ['A.\n\n> [1]: Smith', 3, '1', '> \\[1]: Smith'],
  ['- [Update]: Corrected.', 1, 'Update', '- \\[Update]: Corrected.'],
  ['A.\n\n[c]: three', 3, 'c', '\\[c]: three'],
  ['A [b].\n\n[c]: c\n[b]: https://e.org', 3, 'c', '\\[c]: c\n'],
  ['> A [b].\n>\n> [c]: c\n> [b]: https://e.org', 3, 'c', '> \\[c]: c\n>'],
];
for (const file of ['a.md', 'a.mdx']) {
  test.each(UNUSED)(`what nothing refers to is refused in ${file}: %j`, async (...row) => {
    const [body, line, label, instead] = row;
    const [problem, ...others] = await problemsOf(file, body);
    expect(others).toEqual([]);
    expect(problem).toMatchObject({
      key: 'link',
      line,
      found: `"[${label}]:" without a reference in the text`,
      instead,
    });
    await expectMended(file, body, { problem, instead });
  });

  test(`each line of a conversation is refused in ${file}`, async () => {
    const body = '[A]: Why?\n\n[B]: So.\n[A]: Yes.\n\n[c]:\n  c\n  "d"';
    const instead = ['\\[A]: Why?', '\\[B]: So.', '\\[A]: Yes.', '\\[c]:\n  c\n  "d"'];
    const problems = await problemsOf(file, body);
    expect(problems.map((problem) => problem.instead)).toEqual(instead);
    expect(await problemsOf(file, instead.join('\n\n'))).toEqual([]);
  });

  test.each([
    ['A.\n\n[3]: https://example.org/three', '3:1', '[3]: is left out: nothing in the text'],
    ['> A [b].\n>\n> [c]: /c\n> [b]: /b', '3:3', '[c]: is left out: nothing in the text'],
    ['A.\n\n[c]: ./c.png\n[d e]: #f', '3:1', '[c]: is left out: nothing in the text'],
    ['A [b].\n\n[b]: /1\n[B]: /2', '4:1', '[B]: is left out: links lead to its first address'],
  ])(`an editor is told in ${file} that an address is left out: %j`, async (body, at, text) => {
    const result = await compileBody(file, body, 0);
    const { notices } = 'compiled' in result ? result.compiled : { notices: [] };
    expect(notices[0]).toMatchObject({
      file: `${file}:${at}`,
      text: expect.stringContaining(text),
    });
  });

  test.each([
    'A [b].\n\n[b]: /b\n[b]: /b',
    '[//]: # (Not for readers)\n\nA.',
    '[comment]: <> "Not for readers"\n\nA.',
  ])(`what readers do not miss is left out of ${file}: %j`, async (body) => {
    expect(await compileBody(file, body, 0)).toMatchObject({ compiled: { notices: [] } });
  });

  test.each([
    'A [b], [c][D] and [e][].\n\n[b]: /b\n[d]: /d "D"\n[e]: /e',
    '![A][b]\n\n[b]: ./b.png',
    '[d  \u00C4]\n\n[D \u00E4]: https://e.org',
    'A\n[b]: c',
    '\\[b]: c and `[d]: e`',
    '```\n[b]: c\n```',
  ])(`addresses that are used, and text, are published from ${file}: %j`, async (body) => {
    expect(await problemsOf(file, body)).toEqual([]);
  });

  test(`two numbers of sources, which are one link, are refused in ${file}`, async () => {
    const sources = '\n\n[1]: https://a.org\n[2]: https://b.org';
    const [problem, ...others] = await problemsOf(file, `A.[1][2]${sources}`);
    expect(others).toEqual([]);
    expect(problem).toMatchObject({ column: 3, found: '[1][2]', instead: 'A.[1] [2]' });
    expect(await problemsOf(file, `A.[1] [2]${sources}`)).toEqual([]);
  });

  test(`a footnote whose label has a space is refused in ${file}, in both places`, async () => {
    for (const note of ['https://e.org/a', 'A paper.']) {
      const body = `A study[^Smith 2019].\n\n[^Smith 2019]: ${note}`;
      const found = await problemsOf(file, body);
      const problems = found.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0));
      const instead = ['A study[^Smith-2019].', `[^Smith-2019]: ${note}`];
      expect(problems).toMatchObject([
        { line: 1, column: 8, key: 'footnote', instead: instead[0] },
        { line: 3, column: 1, key: 'footnote', instead: instead[1] },
      ]);
      expect(await problemsOf(file, instead.join('\n\n'))).toEqual([]);
    }
  });
}

test('an address whose reference is on a line with another problem is not reported', async () => {
  const found = await problemsOf('a.mdx', 'A <b>[b]</i> c.\n\n[b]: https://e.org');
  expect(found.filter(({ line }) => line === 3)).toEqual([]);
});
