import { type ContentProblem, shown } from '../../core/content-problem.ts';

/**
 * The problems of articles that ask for an issue, with `mail`, of a newsletter that is not among
 * `known`: the ids of those that take requests.
 */
export function mailRequestProblems(
  articles: readonly { file: string; mail?: string | undefined }[],
  known: ReadonlySet<string>,
): ContentProblem[] {
  return articles.flatMap(({ file, mail }): ContentProblem[] => {
    if (mail === undefined || known.has(mail)) return [];
    const names = [...known].toSorted().join(', ') || 'there is none';
    const expected = `a newsletter with cadence: each-story: ${names}`;
    return [{ file, key: 'mail', found: shown(mail), expected }];
  });
}
