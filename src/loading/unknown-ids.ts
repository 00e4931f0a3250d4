import { type ContentProblem, shown } from '../core/content-problem.ts';
import { nearest } from '../core/nearest.ts';
import { SLUG } from '../core/slug.ts';

/**
 * A problem for each of the `ids` that is not `known`. `key` is where `file` lists them. The schema reports
 * those that cannot be the name of a file.
 */
export function unknownIds(
  file: string,
  key: 'authors' | 'topics',
  ids: readonly string[],
  known: ReadonlySet<string>,
): ContentProblem[] {
  return ids.flatMap((id, i) => {
    if (known.has(id) || !SLUG.test(id)) return [];
    const names = [...known].toSorted().join(', ') || 'none exists yet';
    const expected = `the name of a file in content/${key}/: ${names}`;
    const better = nearest(id, [...known]);
    return [{ file, key: `${key}[${i}]`, found: shown(id), expected, ...(better && { better }) }];
  });
}
