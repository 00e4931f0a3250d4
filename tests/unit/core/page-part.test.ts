import { expect, test } from 'vitest';
import { isPagePart, pagePart, partPlaceholder, withParts } from '../../../src/core/page-part.ts';

test('parts take the place of their placeholders, with their own characters', () => {
  const page = `<main>${partPlaceholder('related')}</main>${partPlaceholder('recent')}`;
  const parts = new Map([
    ['recent', '<p>$& and $1</p>'],
    ['related', ''],
  ]);
  expect(withParts(page, parts)).toBe('<main></main><p>$& and $1</p>');
});

test('a placeholder without a part is an error', () => {
  expect(() => withParts(partPlaceholder('related'), new Map())).toThrow('no part related');
});

test('a part is told from other props', () => {
  expect(isPagePart(pagePart([], async () => ''))).toBe(true);
  for (const prop of [undefined, null, 'part', [], { input: 1, html: 2 }])
    expect(isPagePart(prop)).toBe(false);
});
