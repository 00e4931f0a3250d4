import { expect, test } from 'vitest';
import { compileBody } from '../../../../src/story/loading/compile-body.ts';
import { expectMended, problemsOf } from './problems-of.ts';

const YOUTUBE = 'https://www.youtube.com/watch?v=';

/** What would be printed as typed, and the corrected line. */
const MARKS: [kind: string, body: string, found: string, instead: string][] = [
  ['a space before the end of bold text', '**Note: **text', '"**Note: **text"', '**Note:** text'],
  ['spaces in bold text', '** bold ** word', '"** bold ** word"', ' **bold**  word'],
  ['spaces around two marks', 'a ** b ** c', '"** b ** c"', 'a \\*\\* b \\*\\* c'],
  [
    'arithmetic',
    '2 ** 3 = 8, x**2, *args and **kwargs',
    '"** 3 = 8, x**2, *args and **kwargs"',
    '2 \\*\\* 3 = 8, x**2, *args and \\*\\*kwargs',
  ],
  ['bold text in a word', 'a**“b”**c', '"**“b”**c"', 'a **“b”** c'],
  ['bold text after an apostrophe', "L'**« b »**c", '"**« b »**c"', "L'**« b »** c"],
  ['struck out text without an end', 'A ~~b c', '"~~b c"', 'A \\~~b c'],
  ['a space before the end of struck out text', '~~a ~~ b', '"~~a ~~ b"', '~~a~~  b'],
  ['a letter after struck out text', '~~“a”~~b', '"~~“a”~~b"', '~~“a”~~ b'],
  ['a letter after bold text', '**Note:**text', '"**Note:**text"', '**Note:** text'],
  ['bold text without an end', 'A\n> **b c', '"**b c"', '> \\*\\*b c'],
  ['an end of bold text', 'A b** c', '"** c"', 'A b\\*\\* c'],
  ['marked text', 'A ==b c== d', '"==b c=="', 'A <mark>b c</mark> d'],
  ['raised text', '10^6^ and x^n^', '"^6^"', '10<sup>6</sup> and x<sup>n</sup>'],
  ['a comment of Obsidian', 'A %%not this%% b', '"%%not this%%"', 'A <!--not this--> b'],
  ['a table of contents', '[TOC]\n\nA', '"[TOC]"', ''],
  ['a table of contents in small letters', '[toc]\n\nA', '"[toc]"', ''],
  ['a formula', 'A $x^2$ and $\\alpha$ b', '"$x^2$"', 'A `x^2` and `\\alpha` b'],
  ['a formula of one letter', 'A $n$, not $5 or $HOME', '"$n$"', 'A `n`, not $5 or $HOME'],
  ['a formula in a text', 'A $$x = y$$ b', '"$$x = y$$"', 'A `x = y` b'],
  ['a source of a chat', 'A 【4:0†source】.', '" 【4:0†source】"', 'A.'],
  ['a video', '::video[A]', '"::video[A]"', '`::video[A]`'],
  ['a video of YouTube', '::youtube{#a-b}', '"::youtube{#a-b}"', `${YOUTUBE}a-b`],
  [
    'a video with a title',
    '::youtube[A b]{id="c"}',
    '"::youtube[A b]{id=\\"c\\"}"',
    `[A b](${YOUTUBE}c)`,
  ],
  ['a repository', '::github{repo="a/b"}', '"::github{repo=\\"a/b\\"}"', '`::github{repo="a/b"}`'],
  ['lowered text', 'H~2~O and x~i~', '"~2~"', 'H<sub>2</sub>O and x<sub>i</sub>'],
  ['raised brackets', 'A^[1]^ b', '"^[1]^"', 'A<sup>[1]</sup> b'],
  [
    'a raised link',
    'A^[1](https://e.org/)^ b',
    '"^[1](https://e.org/)^"',
    'A<sup>[1](https://e.org/)</sup> b',
  ],
  ['a formula in brackets', 'A \\(x^2\\) b', '"\\\\(x^2\\\\)"', 'A `x^2` b'],
  [
    'a formula with a command',
    'A \\[ \\frac{1}{2} \\] b',
    String.raw`"\\[ \\frac{1}{2} \\]"`,
    'A `\\frac{1}{2}` b',
  ],
  ['a table of contents in braces', '{{TOC}}\n\nA', '"{{TOC}}"', ''],
  ['a table of contents of Markdown PHP', '@[toc]\n\nA', '"@[toc]"', ''],
  ['a table of contents of a wiki', '[[toc]]\n\nA', '[[toc]]', ''],
  ['a class of kramdown', 'A\n{:.b}\n\nC', '"{:.b}"', ''],
  ['a class', 'A {.b}\n\nC', '" {.b}"', 'A'],
  ['a shortcode of Hugo', '{{% note %}}', '"{{% note %}}"', '`{{% note %}}`'],
  ['a video of Hugo', '{{< youtube a >}}', '"{{< youtube a >}}"', `${YOUTUBE}a`],
  [
    'an address in a command',
    '{% embed https://e.org/ %}',
    '"{% embed https://e.org/ %}"',
    'https://e.org/',
  ],
  [
    'a video of WordPress',
    '[youtube https://e.org/a]',
    '"[youtube https://e.org/a]"',
    'https://e.org/a',
  ],
  ['a video by its number', '[vimeo 12]', '"[vimeo 12]"', 'https://vimeo.com/12'],
  ['a command around text', 'A [box c="d"]b[/box]', '"[box c=\\"d\\"]b[/box]"', 'A b'],
  ['bold text of a forum', '[b]A[/b] b', '"[b]A[/b]"', '**A** b'],
  [
    'a link of a forum',
    '[url=https://e.org/]A[/url]',
    '"[url=https://e.org/]A[/url]"',
    '[A](https://e.org/)',
  ],
  ['an abbreviation', '*[HTML]: A language\n\nA', '"*[HTML]: A language"', ''],
  ['the name of a block', 'A b. ^quote-1', '" ^quote-1"', 'A b.'],
  ['a page break', '\\newpage\n\nA', '"\\\\newpage"', ''],
  ['bold text of a wiki', "'''A''' b", `"'''A'''"`, '**A** b'],
  ['inserted text', 'A ++b c++ d', '"++b c++"', 'A <ins>b c</ins> d'],
  ['a table of contents of GitLab', '[[_TOC_]]\n\nA', '[[_TOC_]]', ''],
];
for (const file of ['a.md', 'a.mdx']) {
  test.each(MARKS)(`%s is refused in ${file}, with the corrected line`, async (_kind, ...row) => {
    const [body, found, instead] = row;
    const [problem] = await problemsOf(file, body);
    expect(problem).toMatchObject({ found, instead });
    await expectMended(file, body, { problem, instead });
  });

  test.each([
    '2**10, f(**kwargs), **/*.js, a ** b and f***ing',
    '**a**: b, "**c**", **d**e and **f.** g',
    'a == b, c === d, ==, a ^ b ^ c and 50%% of 100%%',
    '`**a`, `==b==`, `%%c%%` and \\*\\*d',
    '```\n**Note: **text\n[TOC]\n```',
    'A b^2 c^2 and !!! d',
    '$5 and $10, $5_000 to $10_000, US$1 and R$2, $HOME, $A $B, ($1 vs. $2), \\$x_1\\$',
    "A ^up, ''b'', C++ and g++, a::b, ::c and *d*",
    'A \\[sic\\], \\(b\\) and \\[1\\] (a = b) \\alpha, \\[^1\\], \\[a_b\\] and file\\(s\\)',
    '5~7 and 100~200, about ~5 or ~6, a || b || c, a^2 + b^2, [tweet], [youtube] and [a b](/)',
    '`$x_1$`, `::video[A]` and ```` ``` ````',
    'a ~~ b, 100~~200, yes~~ and `~~c`',
    '/**\n\\* A comment of code\n\\*/',
  ])(`other marks are text in ${file}: %j`, async (body) => {
    expect(await problemsOf(file, body)).toEqual([]);
  });
}

test('a tag that cannot be read is refused in Markdown', async () => {
  for (const [body, instead] of [
    ['A <a href="https://e.org>b</a>', 'A <a href="https://e.org">b</a>'],
    ['A <b title=c d', 'A \\<b title=c d'],
  ] as const) {
    expect(await problemsOf('a.md', body)).toMatchObject([{ column: 3, instead }]);
    expect(await problemsOf('a.md', instead)).toEqual([]);
  }
});

test('commands for other programs are refused in Markdown', async () => {
  const commands = ['{{< figure x >}}', '{{% note %}}', '{% include a.html %}', '{{ page.title }}'];
  for (const command of commands) {
    const [problem] = await problemsOf('a.md', `A ${command} b`);
    expect(problem).toMatchObject({ found: `"${command}"`, instead: `A \`${command}\` b` });
    expect(await problemsOf('a.md', problem?.instead ?? '')).toEqual([]);
  }
  expect(await problemsOf('a.md', '!!! note\n    Text')).toMatchObject([{ found: '"!!! note"' }]);
  expect(await problemsOf('a.md', 'Dear {{ name }} and {b}')).toEqual([]);
});

/** Commands of other programs in Markdown, and the corrected line. */
test.each([
  ['A [caption id="a" width=300]A photo[/caption]', 'A A photo'],
  ['[caption]A photo[/caption]', 'A photo'],
  ['[embed]https://e.org/a[/embed]', 'https://e.org/a'],
  ['[gallery ids="1,2"]', '`[gallery ids="1,2"]`'],
  ['[gallery]', '`[gallery]`'],
  ['See [box color="red"] this', 'See `[box color="red"]` this'],
  ['## A\n{:.class}', ''],
  ['A b {: #id .class}', 'A b '],
  ['{#if a} b {:else} c {/if}', '`{#if a}` b `{:else}` c `{/if}`'],
  ['{#each a as b}{@html b}{/each}', '`{#each a as b}``{@html b}``{/each}`'],
])('commands in brackets and braces are refused in Markdown: %s', async (body, instead) => {
  const [problem] = await problemsOf('a.md', body);
  expect(problem).toMatchObject({ instead });
  await expectMended('a.md', body, { problem, instead });
});

test.each([
  'Watch this [video], [sic] and [a=b]',
  '[a b="c"](https://e.org/)',
  'The tags \\[caption id="a"], [/usr/bin] and `[gallery]`',
  '## A part {#if}\n\nA {:.class}, {@link b} and {#id}',
])('other words in brackets and braces are text: %j', async (body) => {
  expect(await problemsOf('a.md', body)).toEqual([]);
});

test.each([
  ['<Tabs items={["a"]} />', '1:1', 'Tabs'],
  ['A.\n\n> b <Since v={"3"} /> c', '3:5', 'Since'],
])('an editor is told of a component that no article has: %j', async (body, at, name) => {
  const text = `<${name}> is shown as it is typed: no article has this component`;
  expect(await compileBody('a.md', body, 0)).toMatchObject({
    compiled: { notices: [{ file: `a.md:${at}`, text }] },
  });
});

test('a component is refused in a .md file, whatever its attributes are', async () => {
  expect(await problemsOf('a.md', 'A <Chart data={["a"]} />')).toMatchObject([
    { key: 'component', column: 3, found: '<Chart>' },
  ]);
});

test.each([
  ['a.md', '## A {#b c}', '## A {#b-c}'],
  ['a.md', '## A {#b .c d=e}', '## A {#b}'],
  ['a.md', 'A {.b .c}', 'A'],
  ['a.mdx', 'A $x_{1}$ and $y_{2}$', 'A `x_{1}` and `y_{2}`'],
])('marks in braces are refused in %s with the corrected line: %s', async (file, body, instead) => {
  const [problem] = await problemsOf(file, body);
  expect(problem).toMatchObject({ instead });
  await expectMended(file, body, { problem, instead });
});

test.each(['a.md', 'a.mdx'])('a formula in a block becomes code in %s', async (file) => {
  const problems = await problemsOf(file, 'A.\n\n$$\nx^2 < y\n$$\n\nB.');
  const ofMarks = problems.filter(({ found }) => found === '"$$"');
  expect(ofMarks).toMatchObject([{ line: 3 }, { line: 5 }]);
  expect(await problemsOf(file, 'A.\n\n```\nx^2 < y\n```\n\nB.')).toEqual([]);
});

test('a mark of a conflict in Git is refused', async () => {
  const [problem] = await problemsOf('a.md', '<<<<<<< HEAD\na\n=======\nb');
  expect(problem).toMatchObject({ line: 1, found: '"<<<<<<< HEAD"' });
});

/** What may be meant as it is typed, and the part of which an editor is told. */
test.each([
  ['A ||b|| c', '1:3', '||b|| is shown as it is typed: nothing hides this text'],
  ['A ~b c~ d', '1:3', '~b c~ is shown as it is typed: only ~~ strikes text out'],
  ['A \\( x \\) b', '1:3', '\\( x \\) is shown without its backslashes: formulas are not'],
  ['A \\(n\\) b', '1:3', '\\(n\\) is shown without its backslashes'],
  ['A ^b^ c', '1:3', '^b^ is shown as it is typed: raised text is between <sup>'],
  ['x^[2] a', '1:2', '^[2] is shown as it is typed: raised text is between <sup>'],
  ['>!a b!< c', '1:2', '!a b!< is shown as it is typed: nothing hides this text'],
])('an editor is told of what may be a mark: %s', async (body, at, text) => {
  for (const file of ['a.md', 'a.mdx'])
    expect(await compileBody(file, body, 0)).toMatchObject({
      compiled: { notices: [{ file: `${file}:${at}`, text: expect.stringContaining(text) }] },
    });
});

test('a name in two braces is told in Markdown, and refused where braces are a program', async () => {
  const text = '{{ name }} is shown as it is typed: nothing is filled in here';
  expect(await compileBody('a.md', 'Dear {{ name }}', 0)).toMatchObject({
    compiled: { notices: [{ file: 'a.md:1:6', text }] },
  });
  expect(await problemsOf('a.mdx', 'Dear {{ name }}')).toMatchObject([
    { column: 6, found: '"{{ name }}"', instead: 'Dear `{{ name }}`' },
  ]);
});
