import { expect, test } from 'vitest';
import { highlightedCode } from '../../../../src/story/loading/highlighted-code.ts';

test('leaves code plain when a grammar would cut a character in two', () => {
  const code = 'a \\𐀀 b';
  expect(highlightedCode(code, 'latex')).toEqual([{ type: 'text', value: code }]);
});

test('colors LaTeX commands', () => {
  expect(highlightedCode('\\alpha 𐀀', 'latex')).toContainEqual(
    expect.objectContaining({
      tagName: 'span',
      properties: { className: ['token', 'function', 'selector'] },
    }),
  );
});
