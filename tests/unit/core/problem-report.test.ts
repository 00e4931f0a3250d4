import { expect, test } from 'vitest';
import type { ContentProblem } from '../../../src/core/content-problem.ts';
import { noticeReport, problemReport } from '../../../src/core/problem-report.ts';

const problem: ContentProblem = {
  file: 'content/articles/a.mdx',
  key: 'body',
  found: '{name}',
  expected: 'no braces',
};

test('a problem shows its place, its line with a mark, and what to write instead', () => {
  const source = 'Dear {name}, hello.';
  const instead = 'Dear \\{name}, hello.';
  const report = problemReport([{ ...problem, line: 12, column: 6, source, instead }]);
  expect(report).toBe(`1 problem in content/:

content/articles/a.mdx:12:6
  body: found {name}; expected no braces
    Dear {name}, hello.
         ^
  Write instead:
    Dear \\{name}, hello.
`);
});

test('several lines are corrected together', () => {
  const place = { line: 3, column: 5, source: '    a', replaces: { first: 3, last: 5 } };
  expect(problemReport([{ ...problem, ...place, instead: '```\na\n```' }])).toContain(
    '\n  Write instead of lines 3 to 5:\n    ```\n    a\n    ```\n',
  );
  expect(problemReport([{ ...problem, ...place, instead: '' }])).toContain('Delete lines 3 to 5.');
});

test('a correction that leaves another problem says so', () => {
  const at = { line: 3, column: 1, source: 'a b', instead: 'c b', isPartly: true };
  expect(problemReport([{ ...problem, ...at }])).toContain(
    '\n  Write instead, and solve the other problem there too:\n    c b\n',
  );
});

test('a problem of a whole file has no line', () => {
  expect(problemReport([problem])).toContain('\ncontent/articles/a.mdx\n  body: found {name}');
});

test('problems are in the order of the files and their lines', () => {
  const at = (file: string, line: number, column: number) => ({ ...problem, file, line, column });
  const report = problemReport([at('b', 2, 1), at('a', 10, 1), at('a', 9, 7), at('a', 9, 4)]);
  expect(report.match(/^[ab]:\S+/gm)).toEqual(['a:9:4', 'a:9:7', 'a:10:1', 'b:2:1']);
});

test('notices are in the order of the files and their lines', () => {
  const report = noticeReport(
    ['b:2', 'a:10:1', 'a:9:12', 'b', 'a:9:4'].map((file) => ({ file, text: 'T' })),
  );
  expect(report.match(/^[ab].*/gm)).toEqual(['a:9:4', 'a:9:12', 'a:10:1', 'b', 'b:2']);
});

test('a long line shows its part around the place, and the mark is below it', () => {
  const source = `${'word '.repeat(100)}{name} ${'word '.repeat(100)}`;
  const instead = source.replace('{', '\\{');
  const lines = problemReport([{ ...problem, line: 1, column: 501, source, instead }]).split('\n');
  const [shown = '', mark = '', , corrected = ''] = lines.slice(4);
  expect(shown.indexOf('{name}')).toBe(mark.indexOf('^'));
  expect(shown.length).toBeLessThan(120);
  expect(corrected).toContain('word \\{name} word');
});

test('invisible characters are named where they are', () => {
  const at = { line: 1, column: 3, source: '\u200b a', found: '"\u200b"', instead: 'a\u200b' };
  const report = problemReport([{ ...problem, ...at }]);
  expect(report).toContain(String.raw`found "\u200b"; expected`);
  expect(report).toContain('\n    \\u200b a\n           ^\n');
  // A line to copy is as it is to be written.
  expect(report).toContain('\n    a\u200b\n');
});

test('the mark is below the place after letters of double width, a tab and control characters', () => {
  const wide = { ...problem, line: 1, column: 4, source: '日本 {name}' };
  expect(problemReport([wide])).toContain('\n    日本 {name}\n    \u3000\u3000 ^\n');
  const tab = { ...problem, line: 1, column: 2, source: '\t{name}' };
  expect(problemReport([tab])).toContain('\n     {name}\n     ^\n');
  const control = { ...problem, line: 1, column: 2, source: '\u001b{name}' };
  expect(problemReport([control])).toContain('\n    \\u001b{name}\n          ^\n');
});
