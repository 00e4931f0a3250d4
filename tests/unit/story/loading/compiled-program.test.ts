import { mdxToJs } from 'satteri';
import { expect, test } from 'vitest';
import { compileBody } from '../../../../src/story/loading/compile-body.ts';
import {
  holdsOnlyData,
  programOptions,
  textIn,
} from '../../../../src/story/loading/compiled-program.ts';

/** A compiled body without any checks. */
const ungated = (body: string) => mdxToJs(body, programOptions).code;

const DATA = [
  '',
  'Words.',
  '# A *heading*\n\n- [x] done\n\n| a | b |\n| - | -: |\n| c | d |\n\nA note.[^1]\n\n[^1]: Note.',
  '```js\nprocess.exit(0)\n```',
  '{/* a comment */}',
  '{"text"} and {1} and {-1}',
  '<Callout title="a" tone={["b", { c: 1 }]} open>\n\nWords *and* <b title="x">more</b>\n\n</Callout>',
  '<>\n\n- a\n- <Callout key="b">c</Callout>\n\n</>',
  '<my-element data-x="1" style="color: red">*a*</my-element>',
];
test.each(DATA)('a body of text, elements and literals is only data: %j', (body) => {
  expect(holdsOnlyData(ungated(body))).toBe(true);
});

const PROGRAMS = [
  '{process.env.TOKEN_SECRET}',
  'a {b} c',
  '{() => 1}',
  '{/a/}',
  '{10n}',
  '{1 + 1}',
  '{1, 2}',
  '{`${1}`}',
  '{props.components}',
  '{props.pictures}',
  '{_createMdxContent(props)}',
  '{_jsx(process.env.HOME, {})}',
  '{_missingMdxReference("a")}',
  '{new Error("a")}',
  '<b {...props} />',
  '<b {...{ a: process }} />',
  '<b title={process.env.HOME} />',
  '<b title={[process.env.HOME]} />',
  '<b title={{ a: process.env.HOME }} />',
  '<b title={{ get a() { return 1 } }} />',
  '<b title={{ ["a"]: 1 }} />',
  '<b title={{ __proto__: { a: 1 } }} />',
  '<b title={{ ...props }} />',
  '<b key={process.pid} />',
  '<Callout title={<b>{process.pid}</b>} />',
  'import a from "./a.js"',
  'export const a = process.env',
  'export default process.env',
  'export function b() {}',
];
test.each(PROGRAMS)('a body with an expression of its author is not only data: %s', (body) => {
  expect(holdsOnlyData(ungated(body))).toBe(false);
});

test.each([
  'while (true) {}',
  'return { default: process };',
  'function MDXContent(props = process.env) {}',
  'const { jsx: _jsx = process } = arguments[0];',
  'const { [process.env.HOME]: a } = arguments[0];',
  'async function _createMdxContent(props) { return _jsx("a", {}); }',
  'function _createMdxContent(props = process) { return _jsx("a", {}); }',
  'function _createMdxContent(props) { process.exit(0); return _jsx("a", {}); }',
  'function _createMdxContent(props) { if (!a) process.exit(0); return _jsx("a", {}); }',
  'function _createMdxContent(props) { const { a } = process.env; return _jsx("a", {}); }',
  'function _createMdxContent(props) { const _components = Object.assign(process, props.components); }',
  'function _createMdxContent(props) { return MDXContent(props); }',
  'not { JavaScript',
])('a program that the compiler did not write is not only data: %s', (code) => {
  expect(holdsOnlyData(code)).toBe(false);
});

test('a body that passes the gate is only data', async () => {
  const result = await compileBody('a.mdx', DATA.slice(0, 6).join('\n\n').replace('# ', '## '), 0);
  expect('compiled' in result && holdsOnlyData(result.compiled.code)).toBe(true);
});

const BRACES = [
  '&#123;&#123;&#123;EMAIL}}}',
  '&lbrace;&lbrace;&lbrace;EMAIL}}}',
  '{"{\\u007b{"}EMAIL{"}}}"}',
  'Own {"{{"}{/* x */}{"{EMAIL}}}"}',
  '{"{{"}**{"{EMAIL}"}**{"}}"}',
  '<Callout title="&#123;&#123;&#123;EMAIL}}}">a</Callout>',
];
test.each(BRACES)(
  'three braces in a row are found in the text, however they are escaped: %s',
  async (body) => {
    const result = await compileBody('a.mdx', body, 0);
    expect('compiled' in result && textIn(result.compiled.code)).toContain('{{{');
  },
);

test('the text is that of elements and attributes, without tags', async () => {
  const body = 'One *two* `{{`.\n\n<Callout title="three">four {"{"}</Callout>';
  const result = await compileBody('a.mdx', body, 0);
  const text = 'compiled' in result ? textIn(result.compiled.code) : '';
  for (const word of ['One', 'two', 'three', 'four']) expect(text).toContain(word);
  expect(text).not.toMatch(/\{\{\{|[<>]|Callout|code/);
});
