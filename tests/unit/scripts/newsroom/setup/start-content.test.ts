import { load } from 'js-yaml';
import { expect, test } from 'vitest';
import {
  CADENCES,
  startContent,
} from '../../../../../scripts/newsroom/setup/start/start-content.ts';
import { articleSchema } from '../../../../../src/articles/article.ts';
import { authorSchema } from '../../../../../src/articles/author.ts';
import { pageSchema } from '../../../../../src/articles/page.ts';
import { topicSchema } from '../../../../../src/articles/topic.ts';
import { splitFrontMatter } from '../../../../../src/loading/front-matter.ts';
import { newsletterSchema } from '../../../../../src/newsletters/newsletter.ts';

const now = new Date('2026-02-03T10:20:30Z');
const SCHEMAS = {
  articles: articleSchema,
  authors: authorSchema,
  newsletters: newsletterSchema,
  pages: pageSchema,
  topics: topicSchema,
};

const LONG = `An ${'extraordinarily '.repeat(5)}long name`.slice(0, 100).trim();

test.each([
  ['en', 'The Paper'],
  ['de', 'Elbblatt'],
  ['ar', 'ورقة الصباح'],
  ['en', LONG],
  ['de', LONG],
] as const)('in %s, the first files of “%s” pass their schemas', (words, name) => {
  const files = startContent({ name, words, newsletters: CADENCES, now });
  expect(Object.keys(files).length).toBeGreaterThanOrEqual(4 + CADENCES.length);
  for (const [file, text] of Object.entries(files)) {
    const [, folder = ''] = file.split('/');
    const schema = SCHEMAS[folder as keyof typeof SCHEMAS];
    const data = file.endsWith('.md') ? splitFrontMatter(file, text).data : load(text);
    expect(schema.safeParse(data).error, `${file}: ${text}`).toBeUndefined();
  }
});

test('newsletters begin now, after the first article', () => {
  const files = startContent({ name: 'P', words: 'en', newsletters: ['daily', 'breaking'], now });
  expect(files['content/newsletters/daily.yaml']).toContain("since: '2026-02-03T10:20:00Z'");
  expect(files['content/newsletters/breaking.yaml']).not.toContain('since');
  expect(files['content/articles/welcome.md']).toContain("publishedAt: '2026-02-03T10:19:00Z'");
  expect(Object.keys(files)).not.toContain('content/newsletters/weekly.yaml');
});
