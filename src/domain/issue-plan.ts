import { type IssueFrontMatter, issueId } from './issue.ts';
import { type MailedText, placeholdersIn } from './mail-placeholders.ts';
import { proposedPreview, proposedSubject } from './issue-subject.ts';
import { closingTime, isItsDay, lastClosedDay } from './newsletter-calendar.ts';
import type { Newsletter, PlannedNewsletter } from './newsletter.ts';
import { isPublished, newestFirst } from './publication.ts';
import type { SkippedIssue } from './skipped-issue.ts';
import { dayIn } from './wall-clock.ts';

/** What a plan needs to know of an article. */
export interface PlannableArticle extends MailedText {
  id: string;
  formerSlugs?: readonly string[] | undefined;
  publishedAt: Date;
  draft: boolean;
  /** Ids. */
  topics: readonly string[];
}

/** An issue that stands already, of any newsletter. */
export type StandingIssue = Pick<
  IssueFrontMatter,
  'newsletter' | 'date' | 'subject' | 'articles'
> & { id: string };

/** What a plan is made of. */
export interface Newsroom {
  articles: readonly PlannableArticle[];
  issues: readonly StandingIssue[];
  /** IANA zone of the publication. */
  timeZone: string;
}

/** A story that no mail can carry as it is, and the keys that hold a placeholder. */
export interface LeftOut {
  id: string;
  placeholders: (keyof MailedText)[];
}

interface Planned {
  status: 'planned';
  id: string;
  issue: IssueFrontMatter;
}

export type Plan =
  | (Planned & { leftOut: LeftOut[] })
  /** Fewer stories than the newsletter wants; the decision is to be kept. */
  | { status: 'nothing-to-send'; skipped: SkippedIssue; leftOut: LeftOut[] }
  | { status: 'already-planned'; id: string }
  /** An issue of a later day stands: what is new goes into the next one. */
  | { status: 'passed'; later: string }
  | { status: 'not-closed'; closesAt: Date }
  | { status: 'not-its-day' };

/**
 * The issue of `day`, or of the newest day that is closed at `now`: the articles that are published,
 * within the newsletter's topics, and in no other issue of it. Never "those of the last day": an
 * article that was late, or a day that was missed, comes with the next issue, and nothing twice.
 * A story that holds a placeholder is left out: the gate would refuse the issue, and the whole build.
 */
export function planIssue(
  newsletter: PlannedNewsletter,
  newsroom: Newsroom,
  { now, day }: { now: Date; day?: string | undefined },
): Plan {
  const { timeZone } = newsroom;
  const date = day ?? lastClosedDay(newsletter, now, timeZone);
  if (!isItsDay(newsletter, date)) return { status: 'not-its-day' };
  const closesAt = closingTime(newsletter, date, timeZone);
  if (closesAt > now) return { status: 'not-closed', closesAt };

  const own = newsroom.issues.filter((issue) => issue.newsletter === newsletter.id);
  const standing = own.find((issue) => issue.date === date);
  if (standing) return { status: 'already-planned', id: standing.id };
  const later = own.find((issue) => issue.date > date);
  if (later) return { status: 'passed', later: later.id };

  const due = unsentArticles(newsletter, newsroom).filter(
    ({ publishedAt }) => publishedAt >= newsletter.since && publishedAt < closesAt,
  );
  const leftOut = due
    .map((article) => ({ id: article.id, placeholders: placeholdersIn(article) }))
    .filter(({ placeholders }) => placeholders.length > 0);
  const isLeftOut = new Set(leftOut.map((story) => story.id));
  const stories = due.filter((article) => !isLeftOut.has(article.id));
  const { minimum } = newsletter;
  if (stories.length < minimum) {
    const decided = { decidedAt: now.toISOString(), stories: stories.length, minimum };
    const id = issueId({ date, newsletter: newsletter.id });
    return {
      status: 'nothing-to-send',
      skipped: { id, newsletter: newsletter.id, date, ...decided },
      leftOut,
    };
  }
  return { ...planned(stories, newsletter, newsroom, date, 1), leftOut };
}

export type BreakingPlan =
  | Planned
  | Extract<Plan, { status: 'already-planned' }>
  /** No article of that slug is published. */
  | { status: 'unknown-article' }
  | { status: 'other-topics' }
  | ({ status: 'placeholders' } & LeftOut)
  /** As many as may go out on one day have been planned. */
  | { status: 'enough-for-today'; maximum: number };

/** The issue that sends one article at once. */
export function planBreakingIssue(
  newsletter: Extract<Newsletter, { cadence: 'breaking' }>,
  newsroom: Newsroom,
  { now, article: slug }: { now: Date; article: string },
): BreakingPlan {
  const article = newsroom.articles.find(({ id }) => id === slug);
  if (!article || !isPublished(article, now)) return { status: 'unknown-article' };
  if (!isCovered(article, newsletter)) return { status: 'other-topics' };
  const placeholders = placeholdersIn(article);
  if (placeholders.length > 0) return { status: 'placeholders', id: slug, placeholders };

  const own = newsroom.issues.filter((issue) => issue.newsletter === newsletter.id);
  const sent = own.find(({ articles }) => articles.some((id) => slugsOf(article).includes(id)));
  if (sent) return { status: 'already-planned', id: sent.id };

  const date = dayIn(newsroom.timeZone, now);
  const ofToday = own.filter((issue) => issue.date === date).length;
  const maximum = newsletter.maximumPerDay;
  if (ofToday >= maximum) return { status: 'enough-for-today', maximum };
  return planned([article], newsletter, newsroom, date, ofToday + 1);
}

/** Published articles that the newsletter covers and has not had, newest first. */
function unsentArticles(
  newsletter: Newsletter,
  { articles, issues }: Newsroom,
): PlannableArticle[] {
  const had = new Set(
    issues.filter((i) => i.newsletter === newsletter.id).flatMap((issue) => issue.articles),
  );
  return newestFirst(
    articles.filter(
      (article) =>
        !article.draft &&
        isCovered(article, newsletter) &&
        !slugsOf(article).some((slug) => had.has(slug)),
    ),
  );
}

/** An issue names an article by the slug it had then. */
function slugsOf({ id, formerSlugs = [] }: PlannableArticle): readonly string[] {
  return [id, ...formerSlugs];
}

function isCovered({ topics }: PlannableArticle, newsletter: Newsletter): boolean {
  return !newsletter.topics || topics.some((topic) => newsletter.topics?.includes(topic));
}

function planned(
  stories: readonly PlannableArticle[],
  { id: newsletter, name }: Newsletter,
  { issues }: Newsroom,
  date: string,
  number: number,
): Planned {
  const used = new Set(issues.map(({ subject }) => subject));
  const issue = {
    newsletter,
    date,
    subject: proposedSubject(stories, used, { name, date }),
    preview: proposedPreview(stories),
    articles: stories.map(({ id }) => id),
  };
  return { status: 'planned', id: issueId(issue, number), issue };
}
