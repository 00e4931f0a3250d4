import { expect, test } from 'vitest';
import { keptNames } from '../../../../../scripts/build/incremental/kept-names.ts';

test('a later build finds the names of a kept page without its HTML', () => {
  const files = new Map<string, string>();
  const store = {
    read: (key: string) => (files.has(key) ? Buffer.from(files.get(key) ?? '') : undefined),
    keep: (key: string, content: string | Uint8Array) => void files.set(key, String(content)),
  };
  const inStyle = new Set(['p', '.meta', '.title']);
  const first = keptNames(store, 'names', inStyle);
  expect(first.of('a', () => '<p class="meta lead">A</p>')).toEqual(['.meta', 'p']);
  expect(first.of('gone', () => '<p>B</p>')).toEqual(['p']);
  first.keep();

  const unread = () => {
    throw new Error('The HTML was read.');
  };
  const later = keptNames(store, 'names', inStyle);
  expect(later.of('a', unread)).toEqual(['.meta', 'p']);
  expect(later.of('new', () => '<i class="title">')).toEqual(['.title']);
  later.keep();
  // The page that no build uses takes no space.
  expect(files.get('names')).not.toContain('gone');
});
