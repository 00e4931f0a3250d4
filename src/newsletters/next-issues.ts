import { planChosenIssue, type ChosenPlan } from './chosen-plan.ts';
import type { DueIssue } from './due-issues.ts';
import { type Plan, planIssue } from './issue-plan.ts';
import { closingTime, nextClosing } from './newsletter-calendar.ts';
import { isByCalendar, isOnRequest, type Newsletter } from './newsletter.ts';
import { articlesInNoIssue, type Newsroom } from './unsent-articles.ts';

/** An issue to come, as a plan makes it from the articles that exist now. */
export interface NextIssue {
  /** When it closes or, if an article asks for it, when that article is published. */
  at: Date;
  /** What is to be done about it, if that moment has passed. */
  state?: DueIssue['state'];
  plan: Plan | ChosenPlan;
}

/**
 * The issues of a newsletter that are not sent, the earliest first: those in `due`, and those to come. With
 * a calendar, that is the one that closes next, with what is scheduled until then. Without one, those that
 * scheduled articles ask for.
 */
export function nextIssues(
  newsletter: Newsletter,
  newsroom: Newsroom,
  { due, now }: { due: readonly DueIssue[]; now: Date },
): NextIssue[] {
  const waiting = due
    .filter((issue) => issue.newsletter === newsletter.id && isWaiting(issue))
    .map((issue) => dueIssue(newsletter, newsroom, issue, now))
    .filter(({ plan }) => plan.status === 'planned' || plan.status === 'already-planned');
  if (isOnRequest(newsletter)) return [...waiting, ...asked(newsletter, newsroom, now)];
  if (!isByCalendar(newsletter)) return waiting;

  const planned = waiting.flatMap(({ plan }) =>
    plan.status === 'planned' ? [{ ...plan.issue, id: plan.id }] : [],
  );
  const { day, closesAt } = nextClosing(newsletter, now, newsroom.timeZone);
  const later = { ...newsroom, issues: [...newsroom.issues, ...planned] };
  return [...waiting, { at: closesAt, plan: planIssue(newsletter, later, { now: closesAt, day }) }];
}

/** The stories of an overdue issue without a file are in the next one, unless an article asks for it. */
function isWaiting({ state, isPlanned, article }: DueIssue): boolean {
  if (state === 'overdue') return isPlanned || article !== undefined;
  return state !== 'sent' && state !== 'skipped';
}

function dueIssue(
  newsletter: Newsletter,
  newsroom: Newsroom,
  { id, date, state, isPlanned, article }: DueIssue,
  now: Date,
): NextIssue {
  const story = newsroom.articles.find((one) => one.id === article);
  const at = isByCalendar(newsletter)
    ? closingTime(newsletter, date, newsroom.timeZone)
    : (story?.publishedAt ?? now);
  if (isPlanned) return { at, state, plan: { status: 'already-planned', id } };
  if (article !== undefined) return { at, state, plan: planOf(article, newsletter, newsroom, now) };
  return isByCalendar(newsletter)
    ? { at, state, plan: planIssue(newsletter, newsroom, { now, day: date }) }
    : { at, state, plan: { status: 'not-its-day' } };
}

/** The issues of articles that are not published yet. */
function asked(newsletter: Newsletter, newsroom: Newsroom, now: Date): NextIssue[] {
  return articlesInNoIssue(newsletter, newsroom)
    .filter(({ mail, draft, publishedAt }) => mail === newsletter.id && !draft && publishedAt > now)
    .toSorted((a, b) => a.publishedAt.getTime() - b.publishedAt.getTime())
    .map(({ id, publishedAt: at }) => ({ at, plan: planOf(id, newsletter, newsroom, at) }));
}

function planOf(id: string, newsletter: Newsletter, newsroom: Newsroom, now: Date): ChosenPlan {
  return planChosenIssue(newsletter, newsroom, { now, articles: [id] });
}
