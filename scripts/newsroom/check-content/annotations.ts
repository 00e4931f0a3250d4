import type { ContentProblem } from '../../../src/core/content-problem.ts';

/**
 * A problem as a workflow command that GitHub shows beside the line
 * (docs.github.com, "Workflow commands for GitHub Actions").
 */
export function annotation({ file, line, column, key, found, expected, instead }: ContentProblem) {
  const place = Object.entries({ file, line, col: column, title: key })
    .filter(([, value]) => value !== undefined)
    .map(
      ([name, value]) =>
        `${name}=${escaped(String(value)).replaceAll(':', '%3A').replaceAll(',', '%2C')}`,
    );
  const remedy = instead === undefined ? '' : `\nWrite instead: ${instead}`;
  return `::error ${place.join(',')}::${escaped(`Found ${found}; expected ${expected}${remedy}`)}`;
}

function escaped(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}
