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
    const better = nearest(
      slugOf(id),
      [...known].filter((one) => !ids.includes(one)),
    );
    const expected = nameExpected(key, better, known);
    return [{ file, key: `${key}[${i}]`, found: shown(id), expected, ...(better && { better }) }];
  });
}

/** The most names that a message lists: a publication can have hundreds. */
const MOST_NAMES = 5;

/** What to write instead of a name of no file in a folder of content/: the nearest one, or a few to choose from. */
export function nameExpected(
  folder: 'authors' | 'topics' | 'newsletters',
  near: string | undefined,
  known: ReadonlySet<string>,
): string {
  const names = near === undefined ? `: ${someOf(known)}` : `, such as ${near}`;
  return `the name of a file in content/${folder}/${names}`;
}

function someOf(known: ReadonlySet<string>): string {
  if (known.size === 0) return 'none exists yet';
  const names = [...known].toSorted();
  const rest = names.length - MOST_NAMES;
  if (rest <= 0) return names.join(', ');
  return `${names.slice(0, MOST_NAMES).join(', ')} and ${rest} more`;
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
