import type { ContentProblem } from '../core/content-problem.ts';
import { type Edit, lastUpTo } from '../core/text-edits.ts';
import type { ParsedYaml } from './front-matter.ts';
import { type YamlPlace, yamlPlaces } from './yaml-places.ts';

/** YAML as it is written, with the places of its values. */
export interface YamlSource {
  yaml: string;
  places: ReadonlyMap<string, YamlPlace>;
  /** The line in the file, and the column, of an offset in the YAML. */
  lineAt: (offset: number) => Required<Pick<ContentProblem, 'line' | 'column'>>;
}

export function yamlSource({ yaml, linesAboveYaml }: ParsedYaml): YamlSource {
  const starts = [0, ...Array.from(yaml.matchAll(/\n/g), ({ index }) => index + 1)];
  return {
    yaml,
    places: yamlPlaces(yaml),
    lineAt: (offset) => {
      const line = lastUpTo(starts, offset, (start) => start) + 1;
      return { line: line + linesAboveYaml, column: offset - (starts[line - 1] ?? 0) + 1 };
    },
  };
}

/** A text after edits that do not overlap. */
export function edited(text: string, edits: readonly Edit[]): string {
  const fromTheEnd = edits.toSorted((a, b) => b.start - a.start);
  return fromTheEnd.reduce(
    (all, edit) => all.slice(0, edit.start) + edit.text + all.slice(edit.end),
    text,
  );
}

/** The line of the first edit, after all; `undefined` if that is not one line. */
export function editedLine(text: string, edits: readonly Edit[]): string | undefined {
  const start = text.lastIndexOf('\n', Math.min(...edits.map((edit) => edit.start)) - 1) + 1;
  const next = text.indexOf('\n', start);
  const line = text.slice(start, next < 0 ? undefined : next);
  if (edits.some(({ end }) => end > start + line.length)) return undefined;
  const moved = edits.map((edit) => ({
    ...edit,
    start: edit.start - start,
    end: edit.end - start,
  }));
  return edited(line, moved).trimEnd();
}
