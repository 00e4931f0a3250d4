import type { ContentProblem } from '../../../src/core/content-problem.ts';
import { remedyHeading } from '../../../src/core/problem-report.ts';

/**
 * A problem as a workflow command that GitHub shows beside the line
 * (docs.github.com, "Workflow commands for GitHub Actions").
 */
export function annotation(problem: ContentProblem) {
  const { file, line, column, key, found, expected, instead = '' } = problem;
  const place = Object.entries({ file, line, col: column, title: key })
    .filter(([, value]) => value !== undefined)
    .map(
      ([name, value]) =>
        `${name}=${escaped(String(value)).replaceAll(':', '%3A').replaceAll(',', '%2C')}`,
    );
  const heading = remedyHeading(problem);
  const remedy = heading === undefined ? '' : `\n${heading}${instead && `\n${instead}`}`;
  return `::error ${place.join(',')}::${escaped(`Found ${found}; expected ${expected}${remedy}`)}`;
}

function escaped(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}
