import { z } from 'zod';
import { momentSchema } from '../../../src/core/moment.ts';
import {
  type InstantPlan,
  type LeftOut,
  MOST_STORIES,
  type Plan,
  planInstantIssue,
  planIssue,
} from '../../../src/newsletters/issue-plan.ts';
import { isByCalendar, type Newsletter } from '../../../src/newsletters/newsletter.ts';
import { readNewsroom } from '../../../src/newsletters/loading/newsroom.ts';
import { site } from '../../settings/site.ts';
import { projectUrl } from '../../settings/environment.ts';
import { UsageError } from '../../command/command.ts';
import { issueCommand } from './issue-command.ts';
import { writeIssueFile, writeSkippedIssue } from './issue-file.ts';

export const plan = issueCommand({
  name: 'plan',
  does: 'Writes the next issue of a newsletter, from the articles that no issue of it had.',
  options: {
    newsletter: { type: 'string', value: '<id>', does: 'daily, weekly … (needed)' },
    date: {
      type: 'string',
      value: '<day>',
      does: 'its day, which may be to come; without it, the newest that is closed',
    },
    limit: {
      type: 'string',
      value: '<number>',
      does: `take so many stories, the newest; the others stay for the next issue (more than ${MOST_STORIES} are refused without it)`,
    },
    article: {
      type: 'string',
      value: '<slug>',
      does: 'the story, for a newsletter of breaking news',
    },
    now: { type: 'string', value: '<moment>', does: 'the time, in place of that of the clock' },
  },
  run: ({ values }) =>
    runPlan({
      newsletter: values.newsletter ?? '',
      day: parsed(z.iso.date(), values.date, '--date takes a day, such as 2025-04-14'),
      article: values.article,
      limit: parsed(limitSchema, values.limit, '--limit takes a number of stories, 1 or more'),
      now:
        parsed(momentSchema, values.now, '--now takes a moment, such as 2025-04-14T06:00:00Z') ??
        new Date(),
    }),
});

const limitSchema = z
  .string()
  .regex(/^[1-9]\d{0,5}$/)
  .transform(Number);

/**
 * Plans an issue in the project at `root` and writes its file, or the record that there is nothing
 * to send. Gives the exit status: 1 when something stands in the way, 3 when a person is to decide.
 */
export async function runPlan(wanted: {
  newsletter: string;
  day?: string | undefined;
  article?: string | undefined;
  limit?: number | undefined;
  now: Date;
  root?: URL;
}): Promise<number> {
  const { root = projectUrl('.'), now } = wanted;
  const { newsletters, ...files } = await readNewsroom(root, site.timeZone);
  const newsletter = newsletters.find(({ id }) => id === wanted.newsletter);
  if (!newsletter) {
    throw new UsageError(`--newsletter is one of ${newsletters.map(({ id }) => id).join(', ')}`);
  }
  const outcome = planOf(newsletter, { ...files, timeZone: site.timeZone }, wanted);
  if (outcome.status === 'planned') await writeIssueFile(root, outcome.id, outcome.issue);
  if (outcome.status === 'nothing-to-send') await writeSkippedIssue(root, outcome.skipped);

  const { line, status } = told(outcome, newsletter, now);
  console[status === 0 ? 'log' : 'error'](line);
  const leftOut = 'leftOut' in outcome ? outcome.leftOut : [];
  if (leftOut.length > 0) {
    const stories = leftOut.map((story) => `  ${placeholderFault(story)}`);
    console.error(['Left out; once mended, it comes with the next issue:', ...stories].join('\n'));
  }
  return status;
}

function planOf(
  newsletter: Newsletter,
  newsroom: Parameters<typeof planIssue>[1],
  { article, ...wanted }: Pick<Parameters<typeof runPlan>[0], 'now' | 'day' | 'limit' | 'article'>,
): Plan | InstantPlan {
  if (isByCalendar(newsletter)) return planIssue(newsletter, newsroom, wanted);
  if (!article) throw new UsageError('breaking news is one story: name it with --article');
  return planInstantIssue(newsletter, newsroom, { now: wanted.now, article });
}

/** What the operator is told, and the exit status. */
function told(
  plan: Plan | InstantPlan,
  { id: newsletter, name }: Newsletter,
  now: Date,
): { line: string; status: number } {
  switch (plan.status) {
    case 'planned': {
      const { subject, articles } = plan.issue;
      const file = `content/issues/${plan.id}.mdx`;
      return { line: [`${file}: ${subject}`, ...articles].join('\n  '), status: 0 };
    }
    case 'nothing-to-send': {
      const { id, stories, minimum } = plan.skipped;
      const record = `content/issues/${id}.skipped.json`;
      const line = `${id}: nothing to send; ${stories} of at least ${minimum} stories (${record})`;
      return { line, status: 0 };
    }
    case 'already-planned':
      return { line: `${plan.id} is planned already.`, status: 0 };
    case 'passed':
      return {
        line: `${plan.later} stands already; what is new goes into the next issue. Is the clock right? It is ${now.toISOString()}.`,
        status: 1,
      };
    case 'too-many': {
      const { stories, since, limit } = plan;
      return {
        line:
          `${stories} unsent stories since ${since.toISOString()}, and an issue takes ${limit} at most. ` +
          `Set \`since\` in content/newsletters/${newsletter}.yaml to a later moment, so that older ` +
          `ones are never mailed, or take the newest with --limit ${limit}; then the others stay for ` +
          'the next issue.',
        status: 3,
      };
    }
    case 'too-early': {
      const { id, stories, minimum } = plan;
      const line = `${id}: ${stories} of at least ${minimum} stories so far. Plan it again later.`;
      return { line, status: 1 };
    }
    case 'not-its-day':
      return { line: `${name} has no issue on that day of the week.`, status: 1 };
    case 'unknown-article':
      return { line: 'No article of that name is published.', status: 1 };
    case 'other-topics':
      return { line: `That article is on none of the topics of ${name}.`, status: 1 };
    case 'placeholders':
      return { line: placeholderFault(plan), status: 1 };
    case 'enough-for-today':
      return {
        line: `${name} has its ${plan.maximum} issues of today, as many as content/newsletters/ allows.`,
        status: 1,
      };
  }
}

function placeholderFault({ id, placeholders }: LeftOut): string {
  const fault = 'found three braces in a row; expected none, since Resend would fill them in';
  return `content/articles/${id} / ${placeholders.join(', ')}: ${fault}`;
}

function parsed<T>(schema: z.ZodType<T>, text: string | undefined, fault: string): T | undefined {
  if (text === undefined) return undefined;
  const result = schema.safeParse(text);
  if (!result.success) throw new UsageError(fault);
  return result.data;
}
