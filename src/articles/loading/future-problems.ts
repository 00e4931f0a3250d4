import { type ContentProblem, shown } from '../../core/content-problem.ts';
import { momentSchema } from '../../core/moment.ts';
import { futureChanges, isPublished } from '../../core/publication.ts';
import { valueAt } from '../../core/value-at.ts';
import { isDraft } from './draft-problems.ts';

/**
 * Reports dates of updates and corrections in the future, in front matter that may have other problems.
 * Only checked for published articles.
 */
export function futureProblems(file: string, frontMatter: unknown, now: Date): ContentProblem[] {
  const publishedAt = momentAt(frontMatter, 'publishedAt');
  const draft = isDraft(frontMatter);
  if (!publishedAt || !isPublished({ draft, publishedAt }, now)) return [];
  const corrections = valueAt(frontMatter, ['corrections']);
  const written: readonly unknown[] = Array.isArray(corrections) ? corrections : [];
  const changes = {
    publishedAt,
    updatedAt: momentAt(frontMatter, 'updatedAt'),
    // The schema reports the others.
    corrections: written.map((one) => ({ date: momentAt(one, 'date') ?? publishedAt })),
  };
  return futureChanges(changes, now).map(({ key, at }) => ({
    file,
    key,
    found: shown(at),
    expected: `a time that is not in the future; it is now ${now.toISOString()}`,
  }));
}

/** The moment in unvalidated data at a key; `undefined` if it is not valid. */
export function momentAt(data: unknown, key: string): Date | undefined {
  const value = valueAt(data, [key]);
  return value instanceof Date ? value : momentSchema.safeParse(value).data;
}
