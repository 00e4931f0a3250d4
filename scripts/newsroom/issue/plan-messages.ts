import { clockText } from '../../../src/core/wall-clock.ts';
import type { ChosenPlan } from '../../../src/newsletters/chosen-plan.ts';
import type { LeftOut, Plan } from '../../../src/newsletters/issue-plan.ts';
import type { Newsletter } from '../../../src/newsletters/newsletter.ts';
import { site } from '../../settings/site.ts';

/** Describes a plan, with the exit code. */
export function describePlan(
  plan: Plan | ChosenPlan,
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
      const line = `${id}: nothing to send. ${storiesFound(stories, minimum)} Recorded in ${record}.`;
      return { line, status: 0 };
    }
    case 'already-planned':
      return { line: `${plan.id} is already planned.`, status: 0 };
    case 'passed':
      return {
        line: `${plan.later} is already planned; new stories go into the next issue. Check the clock: it shows ${clockText(site.timeZone, now)}.`,
        status: 1,
      };
    case 'too-many': {
      const { stories, since, limit } = plan;
      return {
        line:
          `${stories} unsent stories since ${clockText(site.timeZone, since)}, and an issue takes at most ${limit}. ` +
          `Set \`since\` in content/newsletters/${newsletter}.yaml to a later moment, so that older ` +
          `ones are never sent, or take the newest with --limit ${limit}, which leaves the others for ` +
          'the next issue.',
        status: 3,
      };
    }
    case 'too-early': {
      const { id, stories, minimum } = plan;
      const line = `${id}: too early. ${storiesFound(stories, minimum)} Plan it again later.`;
      return { line, status: 1 };
    }
    case 'not-its-day':
      return { line: `${name} has no issue on that day.`, status: 1 };
    case 'before-since': {
      const { id, since } = plan;
      const line =
        `${id} closes before the newsletter begins: \`since\` in content/newsletters/${newsletter}.yaml is ` +
        `${clockText(site.timeZone, since)}.`;
      return { line, status: 1 };
    }
    case 'unknown-article':
      return { line: `${plan.id} is not published.`, status: 1 };
    case 'other-topics':
      return { line: `${plan.id} has none of the topics of ${name}.`, status: 1 };
    case 'too-new': {
      const line = `${plan.id} is published after ${plan.date}, the day of the issue. Name a later one with --date.`;
      return { line, status: 1 };
    }
    case 'placeholders':
      return { line: placeholderFault(plan), status: 1 };
    case 'enough-for-today':
      return {
        line: `${name} has ${plan.maximum} issues of today; the limit is maximumPerDay in its file in content/newsletters/.`,
        status: 1,
      };
  }
}

/** How many stories there are for an issue, and how many it needs. */
export function storiesFound(stories: number, minimum: number): string {
  const found =
    stories === 0 ? 'No new story' : stories === 1 ? '1 new story' : `${stories} new stories`;
  return `${found}; the minimum is ${minimum}.`;
}

/** One line about a story that no email can contain as it is. */
export function placeholderFault({ id, placeholders }: LeftOut): string {
  const fault = 'found three braces in a row; expected none, because Resend would replace them';
  return `content/articles/${id} / ${placeholders.join(', ')}: ${fault}`;
}
