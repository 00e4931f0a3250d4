import { expect, test } from 'vitest';
import type { z } from 'zod';
import { articleSchema } from '../../../src/articles/article.ts';
import { authorSchema } from '../../../src/articles/author.ts';
import { issueSchema } from '../../../src/newsletters/issue.ts';
import { newsletterSchema } from '../../../src/newsletters/newsletter.ts';
import { pageSchema } from '../../../src/articles/page.ts';
import { topicSchema } from '../../../src/articles/topic.ts';
import { compileBody } from '../../../src/story/loading/compile-body.ts';
import { problemBlocks } from '../../../src/core/problem-report.ts';
import { checkData } from '../../../src/loading/check-data.ts';
import { placeProblems } from '../../../src/loading/place-problems.ts';
import { parseYaml, splitFrontMatter } from '../../../src/loading/front-matter.ts';
import { codeBlocks, read } from './documents.ts';

test.each([
  ['README.md', articleSchema],
  ['docs/editing/articles.md', articleSchema],
  ['docs/editing/newsletters.md', issueSchema],
  ['docs/editing/pages.md', pageSchema],
])('the samples of a file in %s are valid as they are', async (path, schema) => {
  const samples = codeBlocks(read(path), 'mdx');
  expect(samples).not.toEqual([]);
  for (const sample of samples) {
    const { data, body, problems } = splitFrontMatter(path, sample);
    expect(problems).toEqual([]);
    expect(faultsOf(schema, data)).toEqual([]);
    expect(await bodyFaults(body)).toEqual([]);
  }
});

const yamlIn = (path: string) =>
  codeBlocks(read(path), 'yaml').map((sample) => parseYaml(path, sample).data);

test('the newsletter samples are valid, one for each cadence', () => {
  const samples = yamlIn('docs/editing/newsletters.md');
  for (const sample of samples) expect(faultsOf(newsletterSchema, sample)).toEqual([]);
  const cadences = samples.map((sample) => newsletterSchema.parse(sample).cadence);
  const known = newsletterSchema.options.flatMap(({ shape }) => [...shape.cadence.values]);
  expect(new Set(cadences)).toEqual(new Set(known));
});

test('the samples of an author and a topic are valid', () => {
  const [author, topic, ...others] = yamlIn('docs/editing/authors-and-topics.md');
  expect(faultsOf(authorSchema, author)).toEqual([]);
  expect(faultsOf(topicSchema, topic)).toEqual([]);
  expect(others).toEqual([]);
});

test('the front matter snippets are valid in the sample of an article', () => {
  const path = 'docs/editing/articles.md';
  const [article = ''] = codeBlocks(read(path), 'mdx');
  const parts = yamlIn(path);
  expect(parts.length).toBeGreaterThan(1);
  const whole = Object.assign({}, splitFrontMatter(path, article).data, ...parts);
  expect(faultsOf(articleSchema, whole)).toEqual([]);
});

test.each(codeBlocks(read('docs/editing/components.md'), 'mdx'))(
  'a sample of a component is accepted: %s',
  async (sample) => {
    expect(await bodyFaults(sample)).toEqual([]);
  },
);

function faultsOf(schema: z.ZodType, data: unknown): string[] {
  const { error } = schema.safeParse(data);
  return error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? [];
}

async function bodyFaults(body: string): Promise<string[]> {
  const result = await compileBody('sample.mdx', body, 0);
  return 'problems' in result ? result.problems.map((problem) => JSON.stringify(problem)) : [];
}

test('the sample of a report is what the gate prints', () => {
  const path = 'content/articles/hello-world.md';
  const text = '---\nheadline: We are #1 in the world\ndek: A.\n---\n\nText.\n';
  const { problems } = checkData(path, splitFrontMatter(path, text), articleSchema);
  const cut = problems.filter(({ key }) => key === 'headline');
  const report = problemBlocks(placeProblems(cut, [{ id: 'hello-world', path, text }]));
  expect(codeBlocks(read('docs/editing/articles.md'), 'txt')).toContain(`${report}\n`);
});
