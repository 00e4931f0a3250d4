import { expect, test } from 'vitest';
import { plainFormat, smallerFormats } from '../../../src/story/picture-formats.ts';

test('a GIF is offered in formats that keep its frames alone', () => {
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
] as const)('a %s is a %s to mails and feeds that show photographs as JPEG', (format, plain) => {
  expect(plainFormat(format, 'jpg')).toBe(plain);
});
