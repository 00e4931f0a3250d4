import { z } from 'zod';
import { momentSchema } from '../../../src/core/moment.ts';
import { type ChosenPlan, planChosenIssue } from '../../../src/newsletters/chosen-plan.ts';
import { MOST_STORIES, type Plan, planIssue } from '../../../src/newsletters/issue-plan.ts';
import { isByCalendar, type Newsletter } from '../../../src/newsletters/newsletter.ts';
import { readNewsroom } from '../../../src/newsletters/loading/newsroom.ts';
import { site } from '../../settings/site.ts';
import { projectUrl } from '../../settings/environment.ts';
import { UsageError } from '../../command/command.ts';
import { didYouMean } from '../../command/did-you-mean.ts';
import { issueCommand } from './issue-command.ts';
import { chosenNewsletter } from './newsletters.ts';
import { writeIssueFile, writeSkippedIssue } from './issue-file.ts';
import { describePlan, placeholderFault } from './plan-messages.ts';

export const plan = issueCommand({
  name: 'plan',
  does: 'Writes the next issue of a newsletter, with the articles that no earlier issue has.',
  options: {
    newsletter: { type: 'string', value: '<id>', does: 'the newsletter (required)' },
    date: {
      type: 'string',
      value: '<day>',
      does: 'the day of the issue, which may be in the future (default: the newest whose cutoff has passed)',
    },
    limit: {
      type: 'string',
      value: '<number>',
      does: `take this many stories, the newest; the others stay for the next issue (required for more than ${MOST_STORIES})`,
    },
    article: {
      type: 'string',
      multiple: true,
      default: [],
      value: '<slug>',
      does: 'take exactly this story (repeatable; required for newsletters without days of their own)',
    },
    now: { type: 'string', value: '<moment>', does: 'use this time instead of the clock' },
  },
  run: ({ values }) =>
    runPlan({
      newsletter: values.newsletter,
      day: parsed(z.iso.date(), values.date, '--date takes a day, such as 2025-04-14'),
      articles: values.article,
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
 * Plans an issue in the project at `root` and writes its file, or records that it is skipped. Returns the exit code: 1 if that is not possible, 3 if a person has to decide.
 */
export async function runPlan(wanted: {
  newsletter: string | undefined;
  day?: string | undefined;
  articles?: readonly string[];
  limit?: number | undefined;
  now: Date;
  root?: URL;
}): Promise<number> {
  const { root = projectUrl('.'), now } = wanted;
  const { newsletters, ...files } = await readNewsroom(root, site.timeZone);
  const newsletter = chosenNewsletter('--newsletter', wanted.newsletter, newsletters);
  const slugs = files.articles.map(({ id }) => id);
  const unknown = wanted.articles?.find((slug) => !slugs.includes(slug));
  if (unknown !== undefined) {
    throw new UsageError(
      `--article: there is no article ${JSON.stringify(unknown)} in content/articles/.${didYouMean(unknown, slugs)}`,
    );
  }
  const outcome = planOf(newsletter, { ...files, timeZone: site.timeZone }, wanted);
  if (outcome.status === 'planned') await writeIssueFile(root, outcome.id, outcome.issue);
  if (outcome.status === 'nothing-to-send') await writeSkippedIssue(root, outcome.skipped);

  const { line, status } = describePlan(outcome, newsletter, now);
  console[status === 0 ? 'log' : 'error'](line);
  const leftOut = 'leftOut' in outcome ? outcome.leftOut : [];
  if (leftOut.length > 0) {
    const stories = leftOut.map((story) => `  ${placeholderFault(story)}`);
    console.error(['Left out. Once fixed, it is in the next issue:', ...stories].join('\n'));
  }
  return status;
}

function planOf(
  newsletter: Newsletter,
  newsroom: Parameters<typeof planIssue>[1],
  {
    articles = [],
    ...wanted
  }: Pick<Parameters<typeof runPlan>[0], 'now' | 'day' | 'limit' | 'articles'>,
): Plan | ChosenPlan {
  if (articles.length === 0 && isByCalendar(newsletter))
    return planIssue(newsletter, newsroom, wanted);
  if (articles.length === 0)
    throw new UsageError('This newsletter has no days of its own: name the story with --article.');
  if (wanted.limit !== undefined)
    throw new UsageError('--limit and --article exclude each other: --article names every story');
  const { now, day } = wanted;
  return planChosenIssue(newsletter, newsroom, { now, day, articles: [...new Set(articles)] });
}

function parsed<T>(schema: z.ZodType<T>, text: string | undefined, fault: string): T | undefined {
  if (text === undefined) return undefined;
  const result = schema.safeParse(text);
  if (!result.success) throw new UsageError(fault);
  return result.data;
}
