import { expect, test } from 'vitest';
import { finalAddress } from '../../../src/articles/redirect.ts';

test.each([
  ['/articles/old/', '/articles/new/'],
  ['/articles/old', '/articles/new/'],
  ['/articles/old/?a=1#part', '/articles/new/?a=1#part'],
  ['/articles/other/#part', '/articles/other/#part'],
  ['https://example.org/articles/old/', 'https://example.org/articles/old/'],
])('a redirect to %s leads to %s in one step', (to, address) => {
  const moved = new Map([['/articles/old', '/articles/new/']]);
  expect(finalAddress(to, moved)).toBe(address);
});
