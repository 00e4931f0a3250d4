import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { articleFile, frontMatterOf } from '../../newsroom/import/front-matter.ts';
import { splitAnyFrontMatter } from '../../newsroom/import/kinds/front-matter-values.ts';
import { markdownFolder } from '../../newsroom/import/kinds/markdown-folder.ts';

/** A post of another site as an article: with valid front matter, and its body as it was. */
export interface OldArticle {
  /** Path from the folder, with `/`. */
  from: string;
  /** The whole file. */
  text: string;
  /** How many lines the body is further down than in the old file. */
  linesAdded: number;
}

/** The author and the topic of all articles of a corpus. */
export const OWNERS = { authors: ['corpus-desk'], topics: ['corpus'] };

/** The Markdown posts of a folder as articles, in the order of their paths. */
export async function* oldArticles(folder: string): AsyncGenerator<OldArticle> {
  const source = await markdownFolder(folder);
  for await (const post of source.posts()) {
    const from = post.file ?? post.from;
    if (!/\.(?:md|mdx|markdown)$/i.test(from)) continue;
    const old = await readFile(join(folder, from), 'utf8');
    const { body } = splitAnyFrontMatter(old);
    const frontMatter = frontMatterOf(
      { ...post, publishedAt: post.publishedAt ?? '2020-01-01', isDraft: false },
      {
        ...OWNERS,
        image: undefined,
        lead: '',
        language: 'en',
        timeZone: 'UTC',
        now: new Date(),
        note: () => undefined,
      },
    );
    const text = articleFile(frontMatter, body);
    yield { from, text, linesAdded: lines(text) - lines(old) };
  }
}

function lines(text: string): number {
  return text.split('\n').length;
}
