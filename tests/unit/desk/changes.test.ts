import { expect, test } from 'vitest';
import { changesSince } from '../../../src/desk/changes.ts';

const article = (id: string, hash = 'a', more: object = {}) => ({
  id,
  hash,
  status: 'published' as const,
  ...more,
});

test('a build is compared with what is published', () => {
  const built = {
    articles: new Map(Object.entries({ same: 'a', edited: 'a', gone: 'a', was: 'a' })),
  };
  const articles = [
    article('same'),
    article('edited', 'b'),
    article('new'),
    article('renamed', 'a', { formerSlugs: ['was'] }),
    article('draft', 'a', { status: 'draft' }),
    article('scheduled', 'a', { status: 'scheduled' }),
  ];
  const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id);
  const { added, changed, removed } = changesSince(built, articles, new Set());
  expect(ids(added)).toEqual(['new']);
  expect(ids(changed)).toEqual(['edited', 'renamed']);
  expect(removed).toEqual(['gone']);
});

test('an article whose file cannot be read is not called removed', () => {
  const built = { articles: new Map([['faulty', 'a']]) };
  expect(changesSince(built, [], new Set(['faulty'])).removed).toEqual([]);
  expect(changesSince(built, [], new Set()).removed).toEqual(['faulty']);
});
