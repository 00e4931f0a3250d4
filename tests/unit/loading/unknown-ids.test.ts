import { expect, test } from 'vitest';
import { unknownIds } from '../../../src/loading/unknown-ids.ts';

const names = (count: number) =>
  new Set(Array.from({ length: count }, (_, i) => `author-${String(i + 1).padStart(2, '0')}`));
const expectedFor = (id: string, known: ReadonlySet<string>) =>
  unknownIds('a.md', 'authors', [id], known).map(({ expected }) => expected);

test.each([
  ['the nearest name', 'Ann Be', new Set(['ann-bee', 'desk']), ', such as ann-bee'],
  ['every name, if there are few', 'nobody', new Set(['desk', 'ann-bee']), ': ann-bee, desk'],
  [
    'a few of many names',
    'nobody',
    names(40),
    ': author-01, author-02, author-03, author-04, author-05 and 35 more',
  ],
  ['nothing, if there is no file', 'nobody', new Set<string>(), ': none exists yet'],
])('names %s', (_what, id, known, ending) => {
  expect(expectedFor(id, known)).toEqual([`the name of a file in content/authors/${ending}`]);
});
