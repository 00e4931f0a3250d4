import { expect, test } from 'vitest';
import { codeInfo } from '../../../../src/story/loading/code-info.ts';

const LINES = [1, 2, 3, 4, 5, 6];

test.each([
  ['js title="a b.ts" {1,3-5}', 'js', 'a b.ts', [1, 3, 4, 5]],
  ["JS{2} file='x.ts'", 'js', 'x.ts', [2]],
  ['ts filename=a.ts twoslash', 'ts', 'a.ts', []],
  ['js {title="a.js"}', 'js', 'a.js', []],
  ['js:title=src/a.ts', 'js', 'src/a.ts', []],
  ['ts:src/a.ts', 'ts', 'src/a.ts', []],
  ['{.python .numberLines}', 'python', undefined, []],
  ['rust,ignore', 'rust', undefined, []],
  ['C++', 'c++', undefined, []],
  ['python hl_lines="2 4-5"', 'python', undefined, [2, 4, 5]],
  ['go {hl_lines=[1,"3-5"]}', 'go', undefined, [1, 3, 4, 5]],
  ['jsx {3} mark={1} ins={5}', 'jsx', undefined, [1, 3, 5]],
  ['{1-999999999}', undefined, undefined, LINES],
  ['js showLineNumbers{5} startLine=3', 'js', undefined, []],
  ['text title="" subtitle="x"', 'text', undefined, []],
  ['title="x"', undefined, 'x', []],
  ['"><img', undefined, undefined, []],
  ['', undefined, undefined, []],
])('reads the info string %j', (info, language, title, marked) => {
  const { isMarked, ...rest } = codeInfo(info);
  expect(rest).toEqual({ language, title });
  expect(LINES.filter(isMarked)).toEqual(marked);
});
