import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { planIssue } from '../../../src/newsletters/issue-plan.ts';
import type { ExistingIssue, PlannableArticle } from '../../../src/newsletters/unsent-articles.ts';
import { closingTime, lastClosedDay } from '../../../src/newsletters/newsletter-calendar.ts';
import type { CalendarNewsletter } from '../../../src/newsletters/newsletter.ts';

const HOUR = 3_600_000;

/** The days around which clocks and calendars do what programs do not expect. */
const places: [what: string, timeZone: string, around: string][] = [
  ['clocks go forward in New York', 'America/New_York', '2025-03-09'],
  ['clocks go back in New York', 'America/New_York', '2025-11-02'],
  ['clocks go forward in Berlin', 'Europe/Berlin', '2025-03-30'],
  ['clocks go back in Berlin', 'Europe/Berlin', '2025-10-26'],
  ['clocks go half an hour on Lord Howe Island', 'Australia/Lord_Howe', '2025-10-05'],
  ['clocks go half an hour back there', 'Australia/Lord_Howe', '2025-04-06'],
  ['a leap day passes', 'UTC', '2024-02-29'],
  ['a year ends', 'Pacific/Kiritimati', '2024-12-31'],
];
const cutoffs = ['00:00', '01:30', '02:00', '02:30', '03:00', '06:00', '23:59'];

/** What happens in the newsroom, in the order of the true time. */
type Step =
  | { at: number; do: 'write'; article: PlannableArticle }
  | { at: number; do: 'rename'; index: number }
  /** The job runs, by a clock that is wrong by `error` milliseconds. */
  | { at: number; do: 'plan'; error: number };

const hours = (min: number, max: number) =>
  fc.integer({ min: min * 60, max: max * 60 }).map((minutes) => minutes * (HOUR / 60));

/** Ten days: stories that are put in early or late, jobs that run twice, late, or not for days. */
const tenDays = fc.record({
  cutoff: fc.constantFrom(...cutoffs),
  stories: fc.array(fc.record({ publishedAt: hours(-120, 120), putIn: hours(-48, 72) }), {
    maxLength: 25,
  }),
  runs: fc.array(
    fc.record({
      at: hours(-120, 120),
      error: fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, hours(-30, 0)),
      again: fc.boolean(),
    }),
    { maxLength: 14 },
  ),
  renames: fc.array(fc.record({ at: hours(-120, 120), index: fc.nat(30) }), { maxLength: 4 }),
  minimum: fc.constantFrom(1, 1, 3),
  cadence: fc.constantFrom('daily' as const, 'weekly' as const),
});

type TenDays = typeof tenDays extends fc.Arbitrary<infer T> ? T : never;

describe('each story is in one issue of a newsletter, and none is left out, when', () => {
  test.each(places)('%s', (_, timeZone, around) => {
    fc.assert(eachStoryOnce(timeZone, around, planIssue), { numRuns: 150 });
  });
});

test('a plan of the stories of the last 24 hours would fail that', () => {
  const slidingWindow: typeof planIssue = (newsletter, newsroom, when) => {
    const recent = (a: PlannableArticle) =>
      when.now.getTime() - a.publishedAt.getTime() < 24 * HOUR;
    const articles = newsroom.articles.filter(recent);
    return planIssue(newsletter, { ...newsroom, articles, issues: [] }, when);
  };
  const { failed } = fc.check(eachStoryOnce('UTC', '2025-03-12', slidingWindow), {
    endOnFailure: true,
  });
  expect(failed).toBe(true);
});

/** Plays ten days around one, and two weeks later the job once more: nothing waits then. */
function eachStoryOnce(timeZone: string, around: string, planner: typeof planIssue) {
  const middle = Date.parse(`${around}T12:00:00Z`);
  return fc.property(tenDays, (days) => {
    const newsletter = newsletterOf(days);
    const { articles, issues } = play(stepsOf(days, middle), newsletter, timeZone, planner);
    const end = new Date(middle + 20 * 24 * HOUR);
    const last = planner(
      { ...newsletter, minimum: 1 },
      { articles, issues, timeZone },
      { now: end },
    );
    if (last.status === 'planned') issues.push({ id: last.id, ...last.issue });

    const names = new Map(articles.flatMap((a) => slugs(a).map((slug) => [slug, first(a)])));
    const sent = issues.flatMap((issue) => issue.articles.map((id) => names.get(id) ?? id));
    const closed = closingTime(newsletter, lastClosedDay(newsletter, end, timeZone), timeZone);
    const due = articles.filter(
      ({ publishedAt }) => publishedAt >= newsletter.since && publishedAt < closed,
    );
    expect(sent.toSorted()).toEqual(due.map(first).toSorted());
    expect(new Set(issues.map(({ date }) => date)).size).toBe(issues.length);
  });
}

test('a day that was planned has closed, and no story in it is younger', () => {
  fc.assert(
    fc.property(fc.constantFrom(...places), tenDays, ([, timeZone, around], plan) => {
      const newsletter = newsletterOf(plan);
      const { articles, issues } = play(
        stepsOf(plan, Date.parse(around)),
        newsletter,
        timeZone,
        planIssue,
      );
      for (const issue of issues) {
        const closesAt = closingTime(newsletter, issue.date, timeZone);
        const inIt = articles.filter((a) => slugs(a).some((s) => issue.articles.includes(s)));
        expect(inIt.every(({ publishedAt }) => publishedAt < closesAt)).toBe(true);
      }
    }),
    { numRuns: 150 },
  );
});

function newsletterOf({ cadence, cutoff, minimum }: TenDays): CalendarNewsletter {
  const common = { id: 'news', name: 'News', promise: 'News.', cutoff, minimum };
  const since = new Date('2024-02-26T00:00:00Z');
  return cadence === 'daily'
    ? { ...common, since, cadence }
    : { ...common, since, cadence, weekday: 'wednesday' };
}

function stepsOf({ stories, runs, renames }: TenDays, middle: number): Step[] {
  const written = stories.map(({ publishedAt, putIn }, i): Step => {
    const at = middle + publishedAt;
    const told = { headline: `The headline of story number ${i}`, dek: 'A dek.' };
    const article = {
      id: `story-${i}`,
      ...told,
      publishedAt: new Date(at),
      draft: false,
      topics: [],
    };
    return { at: at + putIn, do: 'write', article };
  });
  const planned = runs.flatMap(({ at, error, again }): Step[] => {
    const step: Step = { at: middle + at, do: 'plan', error };
    return again ? [step, step] : [step];
  });
  const renamed = renames.map(({ at, index }): Step => ({ at: middle + at, do: 'rename', index }));
  return [...written, ...planned, ...renamed].toSorted((a, b) => a.at - b.at);
}

function play(
  steps: readonly Step[],
  newsletter: CalendarNewsletter,
  timeZone: string,
  planner: typeof planIssue,
) {
  const articles: PlannableArticle[] = [];
  const issues: ExistingIssue[] = [];
  for (const step of steps) {
    switch (step.do) {
      case 'write':
        articles.push(step.article);
        break;
      case 'rename': {
        const article = articles[step.index];
        if (!article) break;
        const formerSlugs = [...(article.formerSlugs ?? []), article.id];
        articles[step.index] = { ...article, id: `${article.id}-again`, formerSlugs };
        break;
      }
      case 'plan': {
        const now = new Date(step.at + step.error);
        const plan = planner(newsletter, { articles, issues, timeZone }, { now });
        if (plan.status === 'planned') issues.push({ id: plan.id, ...plan.issue });
      }
    }
  }
  return { articles, issues };
}

function first({ id, formerSlugs }: PlannableArticle): string {
  return formerSlugs?.[0] ?? id;
}

function slugs({ id, formerSlugs = [] }: PlannableArticle): string[] {
  return [id, ...formerSlugs];
}
