import type { ContentProblem } from '../core/content-problem.ts';
import { type Edit, edited, lastUpTo } from '../core/text-edits.ts';
import type { ParsedYaml } from './front-matter.ts';
import { type YamlPlace, yamlPlaces } from './yaml-places.ts';

/** YAML as it is written, with the places of its values. */
export interface YamlSource {
  yaml: string;
  places: ReadonlyMap<string, YamlPlace>;
  /** The line in the file, and the column, of an offset in the YAML. */
  lineAt: (offset: number) => { line: number; column: number };
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

/** The line of the first edit, after all; `undefined` if that is not one line. */
export function editedLine(text: string, edits: readonly Edit[]): string | undefined {
  const lines = linesAround(text, edits);
  return lines.original.includes('\n') ? undefined : lines.corrected;
}

/** The lines of an edit without the fault, as a problem has them. */
export function editedLines(
  { yaml, lineAt }: YamlSource,
  edit: Edit,
): Pick<ContentProblem, 'instead' | 'replaces'> {
  const { original, corrected } = linesAround(yaml, [edit]);
  const first = lineAt(edit.start).line;
  const last = first + original.split('\n').length - 1;
  return { instead: corrected, ...(last > first && { replaces: { first, last } }) };
}

function linesAround(text: string, edits: readonly Edit[]) {
  const start = text.lastIndexOf('\n', Math.min(...edits.map((edit) => edit.start)) - 1) + 1;
  const next = text.indexOf('\n', Math.max(...edits.map(({ end }) => end)));
  const original = text.slice(start, next < 0 ? undefined : next);
  const moved = edits.map((edit) => ({
    ...edit,
    start: edit.start - start,
    end: edit.end - start,
  }));
  return { original, corrected: edited(original, moved).trimEnd() };
}
