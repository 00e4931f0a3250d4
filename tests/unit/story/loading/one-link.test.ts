import { expect, test } from 'vitest';
import { htmlOf } from './html-of.ts';

test.each(['a.md', 'a.mdx'])('an address in a link is no link of its own in %s', async (file) => {
  const body =
    'To <a href="mailto:x@y.zz">**x@y.zz**</a>, or z@y.zz, or <a href="/a/">www.a.bb now</a>';
  expect(await htmlOf(file, body)).toBe(
    '<p>To <a href="mailto:x@y.zz"><strong>x@y.zz</strong></a>, or <a href="mailto:z@y.zz">z@y.zz</a>, or <a href="/a/">www.a.bb now</a></p>',
  );
});
