import { expect, test } from 'vitest';
import { type ArticleFrontMatter, articleSchema } from '../../../src/articles/article.ts';
import { issueSchema } from '../../../src/newsletters/issue.ts';
import { placeholdersIn } from '../../../src/articles/placeholders.ts';

const keys = Object.keys(articleSchema.shape) as (keyof ArticleFrontMatter)[];

test.each(keys)('a placeholder anywhere in %s is found', (key) => {
  expect(placeholdersIn({ [key]: 'Dear {{{FIRST_NAME}}}' })).toEqual([key]);
  expect(placeholdersIn({ [key]: [{ deep: ['no', '{{{x}}}'] }] })).toEqual([key]);
  const article: object = { [key]: [{ deep: ['no', '{{x}}'] }], body: { code: '{{{x}}}' } };
  expect(placeholdersIn(article)).toEqual([]);
});

test('an issue with a placeholder is refused, and one without is accepted', () => {
  const issue = {
    newsletter: 'daily',
    date: '2025-04-14',
    subject: 'A subject of at least twenty',
    preview: 'What comes after it',
    articles: ['a-story'],
  };
  expect(issueSchema.safeParse(issue).success).toBe(true);
  for (const key of ['subject', 'preview'] as const) {
    const { error } = issueSchema.safeParse({ ...issue, [key]: `${issue[key]} {{{FIRST_NAME}}}` });
    expect(error?.issues).toMatchObject([
      { path: [key], message: expect.stringContaining('three braces') },
    ]);
  }
});
