import type { DueIssue } from '../../../src/newsletters/due-issues.ts';
import { isAutomatic, isByCalendar, type Newsletter } from '../../../src/newsletters/newsletter.ts';
import { clockText } from '../../../src/core/wall-clock.ts';
import { issueId } from '../../../src/newsletters/issue.ts';
import { nextClosing } from '../../../src/newsletters/newsletter-calendar.ts';
import { UsageError } from '../../command/command.ts';
import { site } from '../../settings/site.ts';
import { chosenNewsletter, readNewsletters } from '../issue/newsletters.ts';
import { allDueIssues } from './all-due-issues.ts';
import { buildDueIssues } from './build-due-issues.ts';
import { isWanted, type PublishRequest } from './publish-request.ts';
import { liveWithinTime, sendDueIssue } from './send-due-issue.ts';
import { report } from './report.ts';
import { type Steps, stepRunner } from './steps.ts';

/**
 * Plans, builds, deploys and sends every issue that is due. Each step may be repeated, and an issue
 * that was sent is not sent again. Returns the exit code: the highest of all issues.
 */
export async function publish(request: PublishRequest): Promise<number> {
  const newsletters = await automaticNewsletters(request.newsletter);
  const now = new Date();
  const due = () => allDueIssues(newsletters, now);
  const steps = stepRunner(request);
  const codes = [0];
  let issues = await due();
  if (!issues.some((issue) => isWanted(issue, request))) console.log(nothingDue(newsletters, now));

  if (request.phase !== 'send') {
    const built = await buildDueIssues(issues, { look: due, request, newsletters, now, steps });
    codes.push(...built.codes);
    issues = built.issues;
  }
  if (request.phase !== 'build') codes.push(...(await sendAll(issues, request, steps)));
  return Math.max(...codes);
}

/** All newsletters whose issues need no person, or the one that is named. */
async function automaticNewsletters(id: string | undefined): Promise<Newsletter[]> {
  if (id === undefined) return (await readNewsletters()).filter(isAutomatic);
  const newsletter = chosenNewsletter('--newsletter', id, await readNewsletters());
  if (isAutomatic(newsletter)) return [newsletter];
  throw new UsageError(
    `${newsletter.name} has no calendar, so no issue of it is ever due. Use npm run issue`,
  );
}

/** Says that nothing is due, and what is next. */
function nothingDue(newsletters: readonly Newsletter[], now: Date): string {
  const [next] = newsletters
    .filter(isByCalendar)
    .map((newsletter) => {
      const { day, closesAt } = nextClosing(newsletter, now, site.timeZone);
      return { id: issueId({ date: day, newsletter: newsletter.id }), closesAt };
    })
    .toSorted((a, b) => a.closesAt.getTime() - b.closesAt.getTime());
  if (!next) return '== nothing is due: no newsletter has a calendar';
  return `== nothing is due; next is ${next.id}, at ${clockText(site.timeZone, next.closesAt)}`;
}

/** Sends the wanted issues and reports the others. One that fails does not stop the next. */
async function sendAll(
  issues: readonly DueIssue[],
  request: PublishRequest,
  steps: Steps,
): Promise<number[]> {
  const isLiveInTime = liveWithinTime();
  const codes: number[] = [];
  for (const issue of issues) {
    const isSendable = isWanted(issue, request) && (issue.isPlanned || !request.yes);
    codes.push(
      isSendable
        ? await sendDueIssue(issue, { request, steps, isLiveInTime })
        : report(issue, request, steps),
    );
  }
  return codes;
}
