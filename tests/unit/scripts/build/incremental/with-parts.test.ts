import { expect, test } from 'vitest';
import { withParts } from '../../../../../scripts/build/incremental/with-parts.ts';
import { partPlaceholder } from '../../../../../src/core/page-part.ts';

test('parts take the place of their placeholders, with their own characters', () => {
  const page = `<main>Łódź${partPlaceholder('related')}</main>${partPlaceholder('recent')}`;
  const parts = { recent: '<p>$& and $1 – 東京</p>', related: '' };
  expect(result(page, parts)).toBe('<main>Łódź</main><p>$& and $1 – 東京</p>');
});

test('a page without placeholders stays as it is', () => {
  expect(result('<p>All</p>', {})).toBe('<p>All</p>');
});

test('a placeholder without a part is an error', () => {
  expect(() => result(partPlaceholder('related'), {})).toThrow('no part related');
});

function result(page: string, parts: Readonly<Record<string, string>>): string {
  const all = Object.entries(parts).map(([name, part]) => [name, Buffer.from(part)] as const);
  return withParts(Buffer.from(page), new Map(all)).toString();
}
