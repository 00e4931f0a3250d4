import { describe, expect, test } from 'vitest';
import { relatedArticles, storiesUnder } from '../../../src/articles/related-articles.ts';

describe('related articles', () => {
  const about = (id: string, ...topics: string[]) => ({
    id,
    topics: topics.map((t) => ({ id: t })),
  });
  const story = about('story', 'mail', 'web');
  const others = [
    about('newest', 'mail'),
    about('story', 'mail', 'web'),
    about('apart', 'sport'),
    about('both', 'web', 'mail', 'law'),
    about('older', 'web'),
    about('oldest', 'mail', 'web'),
  ];
  const related = (count: number, ...except: string[]) =>
    relatedArticles(story, others, { count, except: new Set(except) }).map(({ id }) => id);

  test('are sorted by shared topics, then in the given order, and never include the article', () => {
    expect(related(9)).toEqual(['both', 'oldest', 'newest', 'older']);
    expect(related(3)).toEqual(['both', 'oldest', 'newest']);
    expect(related(1)).toEqual(['both']);
  });

  test('leave out articles that are elsewhere on the page', () => {
    expect(related(3, 'both', 'newest')).toEqual(['oldest', 'older']);
  });

  test('are empty when no article shares a topic, or the article has none', () => {
    const options = { count: 3, except: new Set<string>() };
    expect(relatedArticles(about('x', 'chess'), others, options)).toEqual([]);
    expect(relatedArticles(about('x'), others, options)).toEqual([]);
  });
});

test('the stories under an article are each there once, and never the article', () => {
  const all = ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => ({ id, topics: [{ id: 'x' }] }));
  const under = (at: number, recentNews = 2) => {
    const { newer, older, recent, related } = storiesUnder(all, at, {
      recentNews,
      relatedStories: 9,
    });
    const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id).join('');
    return [newer?.id, older?.id, ids(recent), ids(related)];
  };
  expect(under(3)).toEqual(['c', 'e', 'ab', 'f']);
  expect(under(0)).toEqual([undefined, 'b', 'bc', 'def']);
  expect(under(5, 0)).toEqual(['e', undefined, '', 'abcd']);
});
