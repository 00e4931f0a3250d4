import { expect, test } from 'vitest';
import { expectMended, problemsOf } from './problems-of.ts';

/** Links and footnotes whose marks are not those of Markdown, and what is written instead. */
const SLIPS: [body: string, column: number, found: string, instead: string][] = [
  [
    'See [a text] (https://e.org/a) b',
    5,
    '"[a text] (https://e.org/a)"',
    'See [a text](https://e.org/a) b',
  ],
  ['[us]\u00A0(/about/#team).', 1, '"[us]\u00A0(/about/#team)"', '[us](/about/#team).'],
  ['A <https://e.org/a b>', 3, '"<https://e.org/a b>"', 'A <https://e.org/a%20b>'],
  ['[a] (mailto:a@e.org)', 1, '"[a] (mailto:a@e.org)"', '[a](mailto:a@e.org)'],
  [
    '> A\n> (b)[https://e.org/a_(b)].',
    3,
    '"(b)[https://e.org/a_(b)]"',
    '> [b](https://e.org/a_(b)).',
  ],
  ['![A photo] (./a.png)', 1, '"![A photo] (./a.png)"', '![A photo](./a.png)'],
  ['A (b c)[/about/] d', 3, '"(b c)[/about/]"', 'A [b c](/about/) d'],
  [
    'A b^[A note with *words*.] c.',
    4,
    '"^[A note with *words*.]"',
    'A b[^1] c.\n\n[^1]: A note with *words*.',
  ],
  ['A[^1].\n\n[^1]: B.\n\nC^[A note.].', 2, '"^[A note.]"', 'C[^2].\n\n[^2]: A note.'],
];
for (const file of ['a.md', 'a.mdx']) {
  test.each(SLIPS)(`%j is refused in ${file}, with the corrected line`, async (...row) => {
    const [body, column, found, instead] = row;
    const [problem, ...others] = await problemsOf(file, body);
    expect(others).toEqual([]);
    expect(problem).toMatchObject({ column, found, instead });
    await expectMended(file, body, { problem, instead });
  });

  test.each([
    'He wrote [sic] (https://e.org/a) and [1] (https://e.org/b).',
    '[a](/about/) (https://e.org/) and \\[a] (https://e.org/)',
    'Hello![1] (see a.png) and ![b] (c)',
    'A [b] (see below) and (c)[d], f(x)[i]',
    '`[a] (https://e.org/)` and `b^[A note.]`',
    'x^[2] and a^[b](https://e.org/)',
    '```\n(a)[https://e.org/]\n```',
  ])(`what is meant as text is text in ${file}: %j`, async (body) => {
    expect(await problemsOf(file, body)).toEqual([]);
  });
}

test('a footnote in a list or before another line is refused without a corrected line', async () => {
  for (const body of ['- A^[A note.]', 'A^[A note.]\nB']) {
    const [problem] = await problemsOf('a.md', body);
    expect(problem).toMatchObject({ key: 'footnote' });
    expect(problem).not.toHaveProperty('instead');
  }
});
