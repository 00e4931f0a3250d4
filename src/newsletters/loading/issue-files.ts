import { createHash } from 'node:crypto';
import { type ContentProblem, schemaProblems, shown } from '../../core/content-problem.ts';
import { type IssueFrontMatter, isIssueId, issueId, issueSchema } from '../issue.ts';
import { MARKDOWN_ENDINGS } from '../../core/markdown-files.ts';
import type { ContentFile } from '../../loading/content-file.ts';
import { idsIn, readContentFolder } from '../../loading/content-files.ts';
import { splitFrontMatter } from '../../loading/front-matter.ts';

export const ISSUES_FOLDER = 'content/issues';

/** The file of an issue, whose front matter is right. */
export interface IssueFile {
  id: string;
  path: string;
  issue: IssueFrontMatter;
  /** SHA-256 of the file, in hexadecimal digits. */
  hash: string;
  /** The editor's note, as it is written; empty when there is none. */
  note: string;
  /** Lines of the file above the note. */
  linesAbove: number;
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
    const { data, body, linesAbove, problems: unreadable } = splitFrontMatter(path, text);
    problems.push(...unreadable);
    if (unreadable.length > 0) return [];
    const parsed = issueSchema.safeParse(data);
    if (!parsed.success) {
      problems.push(...schemaProblems(path, parsed.error, data));
      return [];
    }
    const issue = parsed.data;
    if (!isIssueId(id, issue) && !problems.some(({ file }) => file === path)) {
      const expected = `${issueId(issue)}${path.slice(path.lastIndexOf('.'))}, for its date and newsletter`;
      problems.push({ file: path, key: 'file name', found: shown(id), expected });
    }
    const hash = createHash('sha256').update(text).digest('hex');
    return [{ id, path, issue, hash, note: body.trim() === '' ? '' : body, linesAbove }];
  });
  return { issues, files, problems };
}
