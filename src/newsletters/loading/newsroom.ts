import { articleSchemaFor } from '../../articles/article.ts';
import type { ContentProblem } from '../../core/content-problem.ts';
import type { PlannableArticle, ExistingIssue } from '../unsent-articles.ts';
import { isOnRequest, type Newsletter } from '../newsletter.ts';
import { MARKDOWN_ENDINGS } from '../../core/markdown-files.ts';
import { checkData } from '../../loading/check-data.ts';
import type { ContentFile } from '../../loading/content-file.ts';
import { readContentFolder } from '../../loading/content-files.ts';
import { ContentError } from '../../loading/content-gate.ts';
import { splitFrontMatter } from '../../loading/front-matter.ts';
import { placeProblems } from '../../loading/place-problems.ts';
import { readIssueFiles } from './issue-files.ts';
import { isDraft } from '../../articles/loading/draft-problems.ts';
import { mailRequestProblems } from '../../articles/loading/mail-requests.ts';
import { articlesBySlug, issueReferenceProblems } from './issue-references.ts';
import { readNewsletterFiles } from './newsletter-files.ts';

/** What is written of the newsletters: for commands, which have no collections to ask. */
export interface NewsroomFiles {
  /** Drafts and those whose time has not come among them. */
  articles: PlannableArticle[];
  issues: ExistingIssue[];
  newsletters: Newsletter[];
}

/**
 * Reads the front matter of all articles and issues, and the newsletters. Rejects with a
 * {@link ContentError} when any of it is wrong, as a build would. Drafts with problems are left out.
 */
export async function readNewsroom(root: URL, timeZone: string): Promise<NewsroomFiles> {
  const [articles, issues, newsletterFiles] = await Promise.all([
    readArticleFacts(root),
    readIssueFiles(root),
    readNewsletterFiles(root),
  ]);
  const newsletters = newsletterFiles.entries.map(({ id, data }) => ({ ...data, id }));
  const bySlug = articlesBySlug([
    ...articles.facts.map((a) => ({ ...a, formerSlugs: a.formerSlugs ?? [], state: a })),
    ...articles.faultyDrafts.map((id) => ({ id, formerSlugs: [] })),
  ]);
  const problems = [...articles.problems, ...issues.problems, ...newsletterFiles.problems];
  // An article whose file is refused is no article here, so an issue would be blamed for it.
  if (problems.length === 0) {
    const about = { articles: bySlug, newsletters: idsOf(newsletters), timeZone };
    problems.push(
      ...issueReferenceProblems(issues.issues, about),
      ...mailRequestProblems(articles.facts, idsOf(newsletters.filter(isOnRequest))),
    );
  }
  if (problems.length > 0) {
    throw new ContentError(placeProblems(problems, [...articles.files, ...issues.files]));
  }
  return {
    articles: articles.facts,
    issues: issues.issues.flatMap(({ id, issue }) => (issue ? [{ ...issue, id }] : [])),
    newsletters,
  };
}

function idsOf(newsletters: readonly Newsletter[]): ReadonlySet<string> {
  return new Set(newsletters.map(({ id }) => id));
}

async function readArticleFacts(root: URL): Promise<{
  facts: (PlannableArticle & { file: string })[];
  /** Ids. */
  faultyDrafts: string[];
  files: readonly ContentFile[];
  problems: ContentProblem[];
}> {
  const { files, problems } = await readContentFolder(root, 'content/articles', MARKDOWN_ENDINGS);
  const faultyDrafts: string[] = [];
  const facts = files.flatMap(({ id, path, text }) => {
    const split = splitFrontMatter(path, text);
    const checked = checkData(path, split, articleSchemaFor(split.data));
    const found = [...split.problems, ...checked.problems];
    if (found.length > 0 && isDraft(split.data)) {
      faultyDrafts.push(id);
      return [];
    }
    problems.push(...found);
    return checked.data ? [{ ...checked.data, id, file: path }] : [];
  });
  return { facts, faultyDrafts, files, problems };
}
