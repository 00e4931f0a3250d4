import { expect, test } from 'vitest';
import { annotation } from '../../../../../scripts/newsroom/check-content/annotations.ts';

test('a problem becomes a workflow command of GitHub, with its place and the corrected line', () => {
  const problem = {
    file: 'content/articles/a,b.md',
    line: 3,
    column: 7,
    key: 'YAML',
    found: '100 %',
    expected: 'text',
    source: 'dek: 100 %',
    instead: 'dek: "100 %"',
  };
  expect(annotation(problem)).toBe(
    '::error file=content/articles/a%2Cb.md,line=3,col=7,title=YAML::Found 100 %25; expected text%0AWrite instead:%0Adek: "100 %25"',
  );
});

test('lines to delete are named', () => {
  const problem = { file: 'a.md', key: 'body', found: 'a', expected: 'b', instead: '' };
  expect(annotation(problem)).toMatch(/expected b%0ADelete this line\.$/);
  expect(annotation({ ...problem, replaces: { first: 3, last: 5 } })).toMatch(
    /%0ADelete lines 3 to 5\.$/,
  );
});

test('a problem of a whole file has no line', () => {
  const problem = { file: 'content/a.md', key: 'file', found: 'none', expected: 'one' };
  expect(annotation(problem)).toBe(
    '::error file=content/a.md,title=file::Found none; expected one',
  );
});
