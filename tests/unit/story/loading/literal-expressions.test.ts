import { expect, test } from 'vitest';
import { htmlOf } from './html-of.ts';
import { compileBody } from '../../../../src/story/loading/compile-body.ts';
import { problemsOf } from './problems-of.ts';

/** Code that must not run, because it could read what the build knows. */
const PROGRAMS = [
  'process.env.TOKEN_SECRET',
  'process["env"]["TOKEN_SECRET"]',
  'process?.env',
  'globalThis.process',
  'constructor.constructor("return process")()',
  '"".constructor.constructor("return process.env")()',
  '[].map.constructor("return 1")()',
  '`${process.env.TOKEN_SECRET}`',
  '`a ${1} b`',
  'String.raw`a`',
  'import("node:fs")',
  'import.meta.env.RESEND_API_KEY',
  'import.meta.url',
  'require("node:fs")',
  'eval("1")',
  '(0, eval)("1")',
  'new Function("return 1")()',
  'new Date()',
  'setTimeout(() => process.exit(0))',
  '(() => { while (true) {} })()',
  '(function () { for (;;) {} })()',
  '() => 1',
  'async () => 1',
  'function* () { yield 1 }',
  'class {}',
  'class { static { while (true) {} } }',
  '({ get a() { return 1 } }).a',
  '{ get a() { return 1 } }',
  '{ a() {} }',
  '{ ["a"]: 1 }',
  '{ [process.env.HOME]: 1 }',
  '{ __proto__: { a: 1 } }',
  '{ "__proto__": 1 }',
  '{ process, x: 1 }',
  '{ ...process.env }',
  '[...process.env.HOME]',
  '[, 1]',
  '[process.env.HOME]',
  '[{ a: [process.env.HOME] }]',
  '1, 2',
  '10, 20, 30',
  '1 + 1',
  '"a" + "b"',
  '-process.pid',
  '+"1"',
  '!0',
  'typeof process',
  'void 0',
  'delete a.b',
  'undefined',
  'null',
  'NaN',
  'Infinity',
  '1e999',
  '10n',
  '/a+/',
  'true ? 1 : 2',
  'a ?? b',
  'a = 1',
  'i++',
  'a?.b',
  'a.b',
  'this',
  'props.pictures',
  'props.components',
  '_createMdxContent(props)',
  'arguments[0]',
  '_jsx("script", { "set:html": "alert(1)" })',
  '<b/>',
  '<script>alert(1)</script>',
  '<b>{process.env.HOME}</b>',
  '[<b>{1}</b>]',
  'Symbol("a")',
  'Promise.reject(new Error("boom"))',
  'new.target',
];

const IN_TEXT =
  'text in quotation marks or a number, because code in braces does not run; to write a brace, use \\{';
const IN_ATTRIBUTE =
  'text in quotation marks, a number, true, false, or a list of these, because code in braces does not run';

test('the list of programs is long', () => {
  expect(new Set(PROGRAMS).size).toBeGreaterThan(70);
});

test.each(PROGRAMS)('refused in text, with its line: {%s}', async (code) => {
  const bodies = [
    `{${code}}`,
    `Words {${code}} on.`,
    `## {${code}}`,
    `| a |\n| - |\n| {${code}} |`,
  ];
  for (const body of bodies) {
    const line = 7 + body.split('\n').findIndex((text) => text.includes(`{${code}`));
    expect(await problemsOf('a.mdx', `Lead.\n\n${body}\n`, 4), body).toMatchObject([
      { file: 'a.mdx', line, key: 'body', found: `{${code}}`, expected: IN_TEXT },
    ]);
  }
});

test.each(PROGRAMS)('refused in an attribute, with its line: a={%s}', async (code) => {
  for (const name of ['b', 'Callout']) {
    const use = `<${name} title={${code}}>a</${name}>`;
    expect(await problemsOf('a.mdx', `Lead.\n\n${use}\n`, 4), use).toEqual([
      { file: 'a.mdx', line: 7, key: 'body', found: `{${code}}`, expected: IN_ATTRIBUTE },
    ]);
  }
});

/** Code that does not parse, or that is in a place where no literal is allowed. Other checks refuse it. */
const ELSEWHERE: [body: string, line: number][] = [
  ['{}', 7],
  ['{ }', 7],
  ['{while (true) {}}', 7],
  ['{a: 1; b}', 7],
  ['{await 1}', 7],
  ['{yield 1}', 7],
  ['{<!-- a -->}', 7],
  ['{{{a}}}', 7],
  ['{1) + (2}', 7],
  ['{1); process.exit(0}', 7],
  ['{"a" /* b */ + c}', 7],
  ['<b {...process.env}>a</b>', 7],
  ['<Callout {...process.env}>a</Callout>', 7],
  ['<b title=<i>{process}</i>>a</b>', 7],
  ['<b title={<i/>}>a</b>', 7],
  ['<b title={a b}>c</b>', 7],
  ['<b\n  title="a"\n  lang={process.env.LANG}\n/>', 7],
  ['<b class={{ a: 1 }}>c</b>', 7],
  ['<b style={{ color: process.env.HOME }}>c</b>', 7],
  ['<a href={process.env.HOME}>c</a>', 7],
  ['<Figure src={process.env.HOME} alt="" />', 7],
  ['<Chart type="bar" title="T" data={`a: ${process.pid}`} />', 7],
  ['<Embed url={"https://a.example/" + process.pid} title="T" />', 7],
  ['<Callout>\n\n- a\n- {process.env.HOME}\n\n</Callout>', 10],
  ['<Timeline>\n\n- **2005:** {process.env.HOME}\n\n</Timeline>', 9],
  ['> a\n> {process.env.HOME}', 8],
  ['1. a\n   - {process.env.HOME}', 8],
  ['**{process.env.HOME}**', 7],
  ['[{process.env.HOME}](/a/)', 7],
  ['[a {process.env.HOME}][b]\n\n[b]: /b/', 7],
  ['a[^1]\n\n[^1]: {process.env.HOME}', 9],
  ['    {process.env.HOME}', 7],
  ['import a from "./a.js"', 7],
  ['import "node:fs"', 7],
  ['export const a = process.env', 7],
  ['export default () => process.env', 7],
  ['export * from "node:fs"', 7],
  ['export { env } from "node:process"', 7],
  ['<{process.env.HOME}>a</b>', 7],
  ['<_jsx title="a" />', 7],
  ['<props.components.Callout>a</props.components.Callout>', 7],
  ['<this.b />', 7],
];
test.each(ELSEWHERE)('refused with its line: %j', async (body, line) => {
  const problems = await problemsOf('a.mdx', `Lead.\n\n${body}\n`, 4);
  expect(problems[0]?.line).toBe(line);
});

const SHOWN: [body: string, html: string][] = [
  ['{"text"} and {\'more\'} and {`three`}', '<p>text and more and three</p>'],
  ['a {"a {b} <c> & \\"d\\" -- \\u00e9"}', 'a a {b} &lt;c&gt; &amp; "d" -- é'],
  ['a {1} {-2.5} {0x10} {1_000} {1e3}', '<p>a 1 -2.5 16 1000 1000</p>'],
  ['## {"A"} {5}', '<h2 id="a-5">A 5</h2>'],
  ['| a |\n| - |\n| {"b"} |', '<td>b</td>'],
  ['`{process.env.HOME}`', '<p><code>{process.env.HOME}</code></p>'],
  ['\\{process.env.HOME}', '<p>{process.env.HOME}</p>'],
  ['&#123;a}', '<p>{a}</p>'],
  ['[a](/a/ "{process.env.HOME}")', '<a href="/a/" title="{process.env.HOME}">a</a>'],
  ['[a](/{process.env.HOME}/)', '<a href="/%7Bprocess.env.HOME%7D/">a</a>'],
  ['import(a) and export are words', '<p>import(a) and export are words</p>'],
  ['> import a from "./a.js"', '<p>import a from “./a.js”</p>'],
];
test.each(SHOWN)('a literal is shown as text: %s', async (body, html) => {
  const result = await compileBody('a.mdx', `${body}\n`, 0);
  expect(result).toHaveProperty('compiled');
  const [, shown = ''] = /"set:html": ("(?:[^"\\]|\\.)*")/.exec(
    'compiled' in result ? result.compiled.code : '',
  ) ?? [undefined, '""'];
  expect(JSON.parse(shown)).toContain(html);
});

const ATTRIBUTES: [written: string, title: string][] = [
  ['title={"a \\"b\\""}', 'a &quot;b&quot;'],
  ["title={'a'}", 'a'],
  ['title={`a`}', 'a'],
  ['title={"a" /* why */}', 'a'],
];
test.each(ATTRIBUTES)('a literal in an attribute is data: %s', async (written, title) => {
  expect(await htmlOf('a.mdx', `<b ${written}>a</b>\n`)).toBe(`<p><b title="${title}">a</b></p>`);
});

test('a comment is not published', async () => {
  for (const comment of ['{/* {secret} */}', '{/* secret */ /* a */}', '{\n// secret\n}']) {
    const result = await compileBody('a.mdx', `Words ${comment} on.\n\n${comment}\n`, 0);
    expect(result).toHaveProperty('compiled');
    expect(JSON.stringify(result)).not.toContain('secret');
  }
});

test('an attribute that is false is left out', async () => {
  const result = await compileBody('a.mdx', '<b hidden={false} class="c">a</b>\n', 0);
  expect(result).toHaveProperty('compiled');
  expect(JSON.stringify(result)).not.toContain('hidden');
});

test('the path of a picture may be in braces', async () => {
  const result = await compileBody('a.mdx', '<Figure src={"a.png"} alt={"A"} />\n', 0);
  expect('compiled' in result && result.compiled.pictures).toEqual([
    { file: 'a.mdx', line: 1, key: 'picture', path: './a.png' },
  ]);
});

test('a literal with an unprintable character is refused', async () => {
  const expected = 'printable text, without the character U+0007';
  for (const body of ['{"\\u0007"}', 'a {"\\x07"} b', '<b title={["\\u0007"]}>a</b>']) {
    expect(await problemsOf('a.mdx', body, 4)).toMatchObject([
      { file: 'a.mdx', line: 5, key: 'body', expected },
    ]);
  }
});
