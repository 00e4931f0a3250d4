import { type ContentProblem, shown } from '../core/content-problem.ts';
import { nearest } from '../core/nearest.ts';
import { slugOf } from './data-remedies.ts';

/** A problem for each of the `ids` that is not `known`. `key` is where `file` lists them. */
export function unknownIds(
  file: string,
  key: 'authors' | 'topics',
  ids: readonly string[],
  known: ReadonlySet<string>,
): ContentProblem[] {
  return ids.flatMap((id, i) => {
    // The schema reports what is not text.
    if (known.has(id) || id === '') return [];
    const names = [...known].toSorted().join(', ') || 'none exists yet';
    const expected = `the name of a file in content/${key}/: ${names}`;
    const better = nearest(
      slugOf(id),
      [...known].filter((one) => !ids.includes(one)),
    );
    return [{ file, key: `${key}[${i}]`, found: shown(id), expected, ...(better && { better }) }];
  });
}

/**
 * The problems of a schema and the unknown ids, without what the schema says of these: only an id that exists
 * helps.
 */
export function withUnknownIds(
  problems: readonly ContentProblem[],
  unknown: readonly ContentProblem[],
): ContentProblem[] {
  const placeOf = ({ file, key }: ContentProblem) => `${file} ${key}`;
  const ids = new Set(unknown.filter(({ key }) => /^(?:authors|topics)\[/.test(key)).map(placeOf));
  return [...problems.filter((problem) => !ids.has(placeOf(problem))), ...unknown];
}
