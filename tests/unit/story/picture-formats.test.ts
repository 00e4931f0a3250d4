import { expect, test } from 'vitest';
import { plainFormat, smallerFormats } from '../../../src/story/picture-formats.ts';

test('a GIF is only offered in formats that keep its animation', () => {
  expect(smallerFormats('gif')).toEqual(['webp']);
  expect(smallerFormats('png')).toEqual(['avif', 'webp']);
});

test.each([
  ['gif', 'gif'],
  ['png', 'png'],
  ['svg', 'svg'],
  ['webp', 'jpg'],
  ['avif', 'jpg'],
  ['jpg', 'jpg'],
] as const)('emails and feeds show a %s as a %s', (format, plain) => {
  expect(plainFormat(format, 'jpg')).toBe(plain);
});
