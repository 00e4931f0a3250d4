import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import type { IssueFrontMatter } from '../../../src/newsletters/issue.ts';
import { type SkippedIssue, skippedIssueSchema } from '../../../src/newsletters/skipped-issue.ts';

const FOLDER = 'content/issues/';

/**
 * Writes a planned issue for a person to edit, or to be committed as it is; gives its path from the
 * root. A record that there was nothing to send goes. Throws when the issue has a file already.
 */
export async function writeIssueFile(root: URL, id: string, issue: IssueFrontMatter) {
  await mkdir(new URL(FOLDER, root), { recursive: true });
  const path = `${FOLDER}${id}.mdx`;
  await writeFile(new URL(path, root), issueFileText(issue), { flag: 'wx' });
  await rm(skippedFile(root, id), { force: true });
  return path;
}

/** Keeps the decision to send nothing; the same decision, made again, changes nothing. */
export async function writeSkippedIssue(root: URL, skipped: SkippedIssue): Promise<void> {
  const kept = await readSkippedIssue(root, skipped.id);
  if (kept?.stories === skipped.stories && kept.minimum === skipped.minimum) return;
  await mkdir(new URL(FOLDER, root), { recursive: true });
  await writeFile(skippedFile(root, skipped.id), `${JSON.stringify(skipped, null, 2)}\n`);
}

/** The decision to send nothing in place of an issue, if it was made. */
async function readSkippedIssue(root: URL, id: string): Promise<SkippedIssue | undefined> {
  const text = await readFile(skippedFile(root, id), 'utf8').catch(() => undefined);
  return text === undefined ? undefined : skippedIssueSchema.parse(JSON.parse(text));
}

function skippedFile(root: URL, id: string): URL {
  return new URL(`${FOLDER}${id}.skipped.json`, root);
}

/** JSON is YAML, so any headline is safe in quotes. */
function issueFileText({ newsletter, date, subject, preview, articles }: IssueFrontMatter): string {
  return [
    '---',
    `newsletter: ${newsletter}`,
    `date: ${date}`,
    `subject: ${JSON.stringify(subject)}`,
    `preview: ${JSON.stringify(preview)}`,
    'articles:',
    ...articles.map((id) => `  - ${id}`),
    '---',
    '',
  ].join('\n');
}
