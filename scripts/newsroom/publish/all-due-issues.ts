import { type DueIssue, dueIssues } from '../../../src/newsletters/due-issues.ts';
import { readNewsroom } from '../../../src/newsletters/loading/newsroom.ts';
import { isByCalendar, isOnRequest, type Newsletter } from '../../../src/newsletters/newsletter.ts';
import { requestedIssues } from '../../../src/newsletters/requested-issues.ts';
import { projectUrl } from '../../settings/environment.ts';
import { site } from '../../settings/site.ts';
import { issueRecords } from './issue-records.ts';

/** The issues that are due by the calendar, and those that articles ask for. */
export async function allDueIssues(
  newsletters: readonly Newsletter[],
  now: Date,
): Promise<DueIssue[]> {
  const { timeZone } = site;
  const records = await issueRecords();
  const byCalendar = dueIssues(newsletters.filter(isByCalendar), records, { now, timeZone });
  const onRequest = newsletters.filter(isOnRequest);
  if (onRequest.length === 0) return byCalendar;
  const newsroom = { ...(await readNewsroom(projectUrl('.'), timeZone)), timeZone };
  return [...byCalendar, ...requestedIssues(onRequest, newsroom, records, now)];
}
