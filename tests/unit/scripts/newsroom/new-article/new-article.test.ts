import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { writeNewArticle } from '../../../../../scripts/newsroom/new-article/new-article.ts';
import { articleSchema } from '../../../../../src/articles/article.ts';
import { splitFrontMatter } from '../../../../../src/loading/front-matter.ts';

const now = new Date('2025-04-01T09:30:29Z');
const article = { dek: 'It is: short.', authors: ['desk'], topics: ['email'] };

async function project(): Promise<URL> {
  const folder = await mkdtemp(join(tmpdir(), 'broadsheet-new-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return pathToFileURL(`${folder}/`);
}

test('a new article is a valid draft, named after its headline', async () => {
  const root = await project();
  const headline = 'Łódź: “We’re #1”, again!';
  const file = await writeNewArticle(root, { ...article, headline }, { now, language: 'en' });
  expect(file).toBe('content/articles/lodz-were-1-again.md');
  const split = splitFrontMatter(file, await readFile(new URL(file, root), 'utf8'));
  expect(split.problems).toEqual([]);
  expect(articleSchema.parse(split.data)).toMatchObject({
    headline,
    dek: 'It is: short.',
    publishedAt: new Date('2025-04-01T09:30:00Z'),
    authors: ['desk'],
    topics: ['email'],
    draft: true,
  });
  // A body without text is refused when the article is no longer a draft.
  expect(split.body.trim()).toBe('');
});

test('a German headline gives a file name in German spelling', async () => {
  const root = await project();
  const file = (headline: string) =>
    writeNewArticle(root, { ...article, headline }, { now, language: 'de-AT' });
  expect(await file('Über Größe und Käse')).toBe('content/articles/ueber-groesse-und-kaese.md');
});

test('an article that exists is not overwritten', async () => {
  const root = await project();
  await writeNewArticle(root, { ...article, headline: 'Hello, world' }, { now, language: 'en' });
  await expect(
    writeNewArticle(root, { ...article, headline: 'Hello world!' }, { now, language: 'en' }),
  ).rejects.toThrow(
    'content/articles/hello-world.md exists. Choose another headline, or edit that file.',
  );
});

test.each([
  ['no dek', { dek: '' }, '--dek is "". Expected text'],
  ['a headline that is too long', { headline: 'x'.repeat(201) }, 'at most 200 characters.'],
  ['a headline without a Latin letter', { headline: '日本語' }, 'no Latin letter or digit'],
])('%s is refused, and nothing is written', async (_, changes, message) => {
  const root = await project();
  const wrong = { ...article, headline: 'Hello', ...changes };
  await expect(writeNewArticle(root, wrong, { now, language: 'en' })).rejects.toThrow(message);
  await expect(readFile(new URL('content/articles/hello.md', root))).rejects.toThrow('ENOENT');
});
