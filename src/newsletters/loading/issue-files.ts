import { createHash } from 'node:crypto';
import { type ContentProblem, shown } from '../../core/content-problem.ts';
import { type IssueFrontMatter, isIssueId, issueId, issueSchema } from '../issue.ts';
import { MARKDOWN_ENDINGS } from '../../core/markdown-files.ts';
import { namesIn, valueAt } from '../../core/value-at.ts';
import { checkData } from '../../loading/check-data.ts';
import type { ContentFile } from '../../loading/content-file.ts';
import { idsIn, readContentFolder } from '../../loading/content-files.ts';
import { splitFrontMatter } from '../../loading/front-matter.ts';

export const ISSUES_FOLDER = 'content/issues';

/** The file of an issue. */
export interface IssueFile {
  id: string;
  path: string;
  /** Absent when there are problems. */
  issue?: IssueFrontMatter;
  /** What it refers to, even if it has problems. */
  references: IssueReferences;
  /** SHA-256 of the file, in hexadecimal digits. */
  hash: string;
  /** The editor's note, as it is written; empty when there is none. */
  note: string;
  /** Lines of the file above the note. */
  linesAbove: number;
}

/** What an issue refers to. A value that is not valid is absent. */
export interface IssueReferences {
  newsletter?: string | undefined;
  date?: string | undefined;
  articles: readonly string[];
}

/** The ids of the issues that have a file, valid or not. */
export function idsOfIssueFiles(root: URL): Promise<ReadonlySet<string>> {
  return idsIn(root, ISSUES_FOLDER, MARKDOWN_ENDINGS);
}

/**
 * Reads the issues of a newsletter's past and present; a publication may have none. The problems have no
 * places yet.
 */
export async function readIssueFiles(
  root: URL,
): Promise<{ issues: IssueFile[]; files: readonly ContentFile[]; problems: ContentProblem[] }> {
  const { files, problems } = await readContentFolder(root, ISSUES_FOLDER, MARKDOWN_ENDINGS);
  const issues = files.flatMap(({ id, path, text }): IssueFile[] => {
    const split = splitFrontMatter(path, text);
    const { body, linesAbove } = split;
    const { data: issue, written, problems: ofData } = checkData(path, split, issueSchema);
    problems.push(...split.problems, ...ofData);
    const references = referencesIn(written);
    if (!problems.some(({ file, key }) => file === path && key === 'file name')) {
      problems.push(...nameProblems(id, path, references));
    }
    if (issue?.articles.length === 0 && body.trim() === '') {
      const expected = 'at least 1 article, or a note to readers below the front matter';
      problems.push({ file: path, key: 'articles', found: '[]', expected });
    }
    const hash = createHash('sha256').update(text).digest('hex');
    const note = body.trim() === '' ? '' : body;
    return [{ id, path, ...(issue && { issue }), references, hash, note, linesAbove }];
  });
  return { issues, files, problems };
}

function referencesIn(data: unknown): IssueReferences {
  const { newsletter, date } = issueSchema.shape;
  return {
    newsletter: newsletter.safeParse(valueAt(data, ['newsletter'])).data,
    date: date.safeParse(valueAt(data, ['date'])).data,
    articles: namesIn(data, 'articles'),
  };
}

function nameProblems(
  id: string,
  path: string,
  { newsletter, date }: IssueReferences,
): ContentProblem[] {
  if (!newsletter || !date || isIssueId(id, { newsletter, date })) return [];
  const name = issueId({ newsletter, date }) + path.slice(path.lastIndexOf('.'));
  const expected = `${name}, for its date and newsletter`;
  return [{ file: path, key: 'file name', found: shown(id), expected }];
}
