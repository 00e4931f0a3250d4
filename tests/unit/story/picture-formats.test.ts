import { expect, test } from 'vitest';
import { smallerFormats } from '../../../src/story/picture-formats.ts';

test('a GIF is only offered in formats that keep its animation', () => {
  expect(smallerFormats('gif')).toEqual(['webp']);
  expect(smallerFormats('png')).toEqual(['avif', 'webp']);
});
