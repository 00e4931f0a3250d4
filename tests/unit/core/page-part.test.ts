import { expect, test } from 'vitest';
import { isPagePart, pagePart } from '../../../src/core/page-part.ts';

test('a part is told from other props', () => {
  expect(isPagePart(pagePart([], async () => ''))).toBe(true);
  for (const prop of [undefined, null, 'part', [], { input: 1, html: 2 }])
    expect(isPagePart(prop)).toBe(false);
});
