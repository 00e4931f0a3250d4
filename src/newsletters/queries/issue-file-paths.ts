import { ISSUE_FILES, type IssueFile } from '../../core/links.ts';
import type { Issue } from './issues.ts';

/** The props of a page that writes one file of an issue. */
export interface IssueFileProps {
  issue: Issue;
  file: IssueFile;
}

/** The static paths of all files of the email of each issue. */
export function issueFilePaths(issues: readonly Issue[]) {
  return issues.flatMap((issue) =>
    ISSUE_FILES.map((file) => ({
      params: { issue: issue.id, file },
      props: { issue, file } satisfies IssueFileProps,
    })),
  );
}
