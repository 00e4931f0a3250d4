import type { DeskIssue, DeskNewsletter } from '../../../src/desk/desk.ts';
import { readNewsroom } from '../../../src/newsletters/loading/newsroom.ts';
import { isAutomatic, type Newsletter } from '../../../src/newsletters/newsletter.ts';
import { type NextIssue, nextIssues } from '../../../src/newsletters/next-issues.ts';
import type { Newsroom } from '../../../src/newsletters/unsent-articles.ts';
import { slugsOf } from '../../../src/newsletters/unsent-articles.ts';
import { projectUrl } from '../../settings/environment.ts';
import { site } from '../../settings/site.ts';
import { describePlan, placeholderFault, storiesFound } from '../issue/plan-messages.ts';
import { allDueIssues } from '../publish/all-due-issues.ts';

/** The next issues of each newsletter. Throws a ContentError if files that a plan reads have problems. */
export async function readNextIssues(now: Date): Promise<DeskNewsletter[]> {
  const { newsletters, ...files } = await readNewsroom(projectUrl('.'), site.timeZone);
  const newsroom = { ...files, timeZone: site.timeZone };
  const due = await allDueIssues(newsletters.filter(isAutomatic), now);
  return newsletters.map((newsletter) => ({
    id: newsletter.id,
    name: newsletter.name,
    issues: nextIssues(newsletter, newsroom, { due, now }).map((issue) =>
      described(issue, { newsletter, newsroom, now }),
    ),
  }));
}

function described(
  { at, state, plan }: NextIssue,
  { newsletter, newsroom, now }: { newsletter: Newsletter; newsroom: Newsroom; now: Date },
): DeskIssue {
  const id = 'id' in plan ? plan.id : 'skipped' in plan ? plan.skipped.id : undefined;
  const file = newsroom.issues.find((issue) => issue.id === id);
  const issue = plan.status === 'planned' ? plan.issue : file;
  const storyOf = (slug: string) => {
    const article = newsroom.articles.find((one) => slugsOf(one).includes(slug));
    return { id: article?.id ?? slug, headline: article?.headline ?? slug };
  };
  const leftOut = 'leftOut' in plan ? plan.leftOut : [];
  return {
    id,
    at,
    state,
    hasFile: file !== undefined,
    subject: issue?.subject,
    stories: issue?.articles.map(storyOf) ?? [],
    notes: [...reasonOf(plan, newsletter, now), ...leftOut.map(placeholderFault)],
  };
}

/** Why there are no stories. */
function reasonOf(plan: NextIssue['plan'], newsletter: Newsletter, now: Date): string[] {
  if (plan.status === 'planned' || plan.status === 'already-planned') return [];
  // Nothing is recorded yet.
  if (plan.status === 'nothing-to-send')
    return [storiesFound(plan.skipped.stories, plan.skipped.minimum)];
  return [describePlan(plan, newsletter, now).line];
}
