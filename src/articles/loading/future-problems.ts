import { type ContentProblem, shown } from '../../core/content-problem.ts';
import { momentSchema } from '../../core/moment.ts';
import { futureChanges, isPublished } from '../../core/publication.ts';

/**
 * Reports dates of updates and corrections in the future, in front matter that may have other problems.
 * Only checked for published articles.
 */
export function futureProblems(file: string, frontMatter: unknown, now: Date): ContentProblem[] {
  const { draft, corrections, ...dates } = record(frontMatter);
  const publishedAt = momentIn(dates['publishedAt']);
  if (!publishedAt || !isPublished({ draft: draft === true, publishedAt }, now)) return [];
  const written = Array.isArray(corrections) ? corrections : [];
  const changes = {
    publishedAt,
    updatedAt: momentIn(dates['updatedAt']),
    // The schema reports the others.
    corrections: written.map((one) => ({ date: momentIn(record(one)['date']) ?? publishedAt })),
  };
  return futureChanges(changes, now).map(({ key, at }) => ({
    file,
    key,
    found: shown(at),
    expected: `a time that is not in the future; it is now ${now.toISOString()}`,
  }));
}

function momentIn(value: unknown): Date | undefined {
  return value instanceof Date ? value : momentSchema.safeParse(value).data;
}

function record(value: unknown): Partial<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? value : {};
}
