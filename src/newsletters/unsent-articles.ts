import { type EmailedText, placeholdersIn } from '../articles/placeholders.ts';
import { newestFirst } from '../core/publication.ts';
import type { IssueFrontMatter } from './issue.ts';
import { closingTime } from './newsletter-calendar.ts';
import type { CalendarNewsletter, Newsletter } from './newsletter.ts';

/** What a plan needs to know of an article. */
export interface PlannableArticle extends EmailedText {
  id: string;
  headline: string;
  dek: string;
  formerSlugs?: readonly string[] | undefined;
  publishedAt: Date;
  draft: boolean;
  /** Id of the newsletter that mails it in an issue of its own. */
  mail?: string | undefined;
  /** Ids. */
  topics: readonly string[];
}

/** An issue that exists, of any newsletter. */
export type ExistingIssue = Pick<
  IssueFrontMatter,
  'newsletter' | 'date' | 'subject' | 'articles'
> & { id: string };

/** What a plan is made from. */
export interface Newsroom {
  articles: readonly PlannableArticle[];
  issues: readonly ExistingIssue[];
  /** IANA zone of the publication. */
  timeZone: string;
}

/**
 * Whether the issue of a day that has passed could have been sent: whether there were enough stories
 * that no earlier issue has.
 */
export function hadStories(
  newsletter: CalendarNewsletter,
  { articles, issues, timeZone }: Newsroom,
  day: string,
): boolean {
  const closesAt = closingTime(newsletter, day, timeZone);
  const earlier = issues.filter(({ date }) => date < day);
  const stories = unsentArticles(newsletter, { articles, issues: earlier }).filter(
    (article) =>
      article.publishedAt >= newsletter.since &&
      article.publishedAt < closesAt &&
      placeholdersIn(article).length === 0,
  );
  return stories.length >= newsletter.minimum;
}

/** Published articles that the newsletter covers and has not sent, newest first. */
export function unsentArticles(
  newsletter: Newsletter,
  newsroom: Pick<Newsroom, 'articles' | 'issues'>,
): PlannableArticle[] {
  return newestFirst(
    articlesInNoIssue(newsletter, newsroom).filter(
      (article) => !article.draft && isCovered(article, newsletter),
    ),
  );
}

/** Articles that no issue of the newsletter has, by any of their names. */
export function articlesInNoIssue(
  newsletter: Newsletter,
  { articles, issues }: Pick<Newsroom, 'articles' | 'issues'>,
): PlannableArticle[] {
  const had = new Set(issuesOf(newsletter, { issues }).flatMap((issue) => issue.articles));
  return articles.filter((article) => !slugsOf(article).some((slug) => had.has(slug)));
}

/** The issues of a newsletter that have a file. */
export function issuesOf(
  { id }: Newsletter,
  { issues }: Pick<Newsroom, 'issues'>,
): ExistingIssue[] {
  return issues.filter(({ newsletter }) => newsletter === id);
}

/** An issue names an article by the slug it had then. */
export function slugsOf({ id, formerSlugs = [] }: PlannableArticle): readonly string[] {
  return [id, ...formerSlugs];
}

export function isCovered({ topics }: PlannableArticle, newsletter: Newsletter): boolean {
  return !newsletter.topics || topics.some((topic) => newsletter.topics?.includes(topic));
}
