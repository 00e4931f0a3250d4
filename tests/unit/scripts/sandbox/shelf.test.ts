import { expect, test } from 'vitest';
import { Shelf } from '../../../../scripts/sandbox/shelf.ts';

function shelfOf(count: number) {
  const shelf = new Shelf<{ id: string; email: string }>(({ email }) => email);
  for (let i = 1; i <= count; i += 1) shelf.add({ id: `${i}`, email: `R${i}@x.example` });
  return shelf;
}

const ids = (items: Iterable<{ id: string }> = []) => Array.from(items, ({ id }) => id);

test('finds by id and by second name, in any letter case', () => {
  const shelf = shelfOf(3);
  expect(shelf.get('2')).toBe(shelf.get('r2@X.EXAMPLE'));
  expect([shelf.get('4'), shelf.get(undefined), shelf.size]).toEqual([undefined, undefined, 3]);
});

test('stays in order, with valid cursors, when most of it is removed', () => {
  const shelf = shelfOf(1_000);
  for (const item of [...shelf]) if (Number(item.id) % 100 !== 0) shelf.remove(item);
  expect(shelf.size).toBe(10);
  expect(ids(shelf)[0]).toBe('100');
  expect(ids(shelf.page({ limit: 3, after: '500' })?.items)).toEqual(['400', '300', '200']);
  expect(ids(shelf.page({ limit: 2, before: '500' })?.items)).toEqual(['700', '600']);
  expect(shelf.get('r500@x.example')?.id).toBe('500');
  expect(shelf.get('r501@x.example')).toBeUndefined();
});

test('trims the oldest', () => {
  const shelf = shelfOf(10);
  shelf.trim(4);
  expect(ids(shelf)).toEqual(['7', '8', '9', '10']);
});

test('the last page says that it is the last', () => {
  const shelf = shelfOf(4);
  expect(shelf.page({ limit: 4 })?.more).toBe(false);
  expect(shelf.page({ limit: 3 })?.more).toBe(true);
  expect(shelf.page({ limit: 3, after: 'x' })).toBeUndefined();
});
