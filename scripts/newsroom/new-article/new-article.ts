import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { shown } from '../../../src/core/content-problem.ts';
import { lineOfText } from '../../../src/core/text.ts';
import { UsageError } from '../../command/command.ts';
import { articleFile, minuteOf } from '../import/front-matter.ts';
import { slugFrom } from '../../../src/core/slug.ts';

/** What a new article needs. `authors` and `topics` are file names. */
export interface NewArticle {
  headline: string;
  dek: string;
  authors: string[];
  topics: string[];
}

/** The longest headline and dek, in characters. */
const MAX = 200;

/** Why a text cannot be a headline or a dek, for people; `undefined` if it can. */
export function textProblem(text: string): string | undefined {
  const parsed = lineOfText(MAX).safeParse(text);
  return parsed.success ? undefined : `Expected ${parsed.error.issues[0]?.message ?? 'text'}.`;
}

/** The text of an argument, which becomes a headline or a dek. Throws a UsageError if it cannot. */
export function checkedText(argument: '<headline>' | '--dek', text: string): string {
  const problem = textProblem(text);
  if (problem) throw new UsageError(`${argument} is ${shown(text)}. ${problem}`);
  return text;
}

/**
 * Writes an article without a body, as a draft, into content/articles/, named after its headline. `root` is the project's
 * folder, with a slash at its end; `language` (BCP 47) is the publication's. Returns the path of the file from there. Throws a UsageError if a text is
 * invalid or the headline has no Latin letter or digit, and an Error if the file exists.
 */
export async function writeNewArticle(
  root: URL,
  { headline, dek, authors, topics }: NewArticle,
  { now, language }: { now: Date; language: string },
): Promise<string> {
  checkedText('<headline>', headline);
  checkedText('--dek', dek);
  const slug = slugFrom(headline, language);
  if (!slug) {
    throw new UsageError(
      '<headline> has no Latin letter or digit to name the file after. Create the file yourself, with a name in Latin letters.',
    );
  }
  const folder = new URL('content/articles/', root);
  const taken = [`${slug}.md`, `${slug}.mdx`, `${slug}/`].find((name) =>
    existsSync(new URL(name, folder)),
  );
  if (taken)
    throw new Error(
      `content/articles/${taken} exists. Choose another headline, or edit that file.`,
    );

  const file = `content/articles/${slug}.md`;
  const publishedAt = minuteOf(now);
  const text = articleFile({ headline, dek, publishedAt, authors, topics, draft: true }, '');
  await mkdir(folder, { recursive: true });
  await writeFile(new URL(file, root), text, { flag: 'wx' });
  return file;
}
