import { type ContentProblem, shown, UNKNOWN_KEY } from '../core/content-problem.ts';
import { CorrectedText } from '../core/corrected-text.ts';
import { addressIn, lineWithAddress, withAddress } from '../core/address-in-line.ts';
import { columnOf } from '../core/column-of.ts';
import type { ContentFile } from './content-file.ts';
import { parseYaml, splitFrontMatter } from './front-matter.ts';
import { placesAsMeant } from './meant-keys.ts';
import { placeOfKey } from './yaml-places.ts';
import { editedLine, yamlSource } from './yaml-source.ts';

/**
 * Adds its line, with the column, to every problem of one of the files: where its key stands, or what was
 * found. Reads only files with problems.
 */
export function placeProblems(
  problems: readonly ContentProblem[],
  files: readonly ContentFile[],
): ContentProblem[] {
  if (problems.length === 0) return [];
  const textOf = new Map(files.map(({ path, text }) => [path, text]));
  const byFile = Map.groupBy(problems, ({ file }) => file);
  return [...byFile].flatMap(([file, ofFile]) => {
    const text = textOf.get(file);
    if (text === undefined) return ofFile;
    const lines = text.split(/\r\n|[\r\n]/);
    const places = placesIn(file, text, ofFile);
    const placed = ofFile.map(({ better, written, meantAs: _, ...problem }): ContentProblem => {
      const at = problem.line === undefined ? places(problem, better) : inLine(problem, written);
      const source = at?.line === undefined ? undefined : lines[at.line - 1];
      if (!at || source === undefined) return problem;
      const replaced = written !== undefined && better !== undefined;
      const instead = replaced ? withAddress(source, written, better) : at.instead;
      const address = written === undefined ? undefined : addressIn(source, written);
      const isAddress = written !== undefined && problem.found === shown(written);
      const found = address && isAddress ? shown(address.written) : problem.found;
      const column = at.column ?? address?.column ?? columnOf(found, source);
      return {
        ...problem,
        ...at,
        found,
        source,
        column,
        ...(instead !== undefined && { instead }),
      };
    });
    return withWholeLines(placed, text);

    /** The problem of a link in the line in which its address is written. */
    function inLine(problem: ContentProblem, written: string | undefined): ContentProblem {
      const { line = 1, column } = problem;
      if (written === undefined || column !== undefined) return problem;
      return { ...problem, line: lineWithAddress(lines, line - 1, written) + 1 };
    }
  });
}

/** A line of several problems is corrected for all of them. */
function withWholeLines(problems: readonly ContentProblem[], text: string): ContentProblem[] {
  // What is missing belongs to no line.
  const isInLine = ({ source, found }: ContentProblem) =>
    source !== undefined && found !== 'nothing';
  const inLines = problems.filter(isInLine);
  if (inLines.every(({ instead }) => instead === undefined)) return [...problems];
  const corrected = new CorrectedText(text, inLines).withRemedies(inLines);
  return [...corrected, ...problems.filter((problem) => !isInLine(problem))];
}

/** Keys that are no front matter. */
const WHOLE_FILE = new Set(['file', 'file name']);

type Place = Pick<ContentProblem, 'line' | 'column' | 'instead' | 'replaces'>;

/** Where the key of a problem stands, with the line after its value is replaced by a better one. */
function placesIn(
  path: string,
  text: string,
  problems: readonly ContentProblem[],
): (problem: ContentProblem, better?: string) => Place | undefined {
  const parsed = path.endsWith('.yaml') ? parseYaml(path, text) : splitFrontMatter(path, text);
  const source = parsed.lost === 'everything' ? undefined : yamlSource(parsed);
  const renamed = problems.flatMap(({ key, meantAs }) =>
    meantAs === undefined ? [] : [{ wrong: key, right: meantAs }],
  );
  const placeOf = source && placesAsMeant(source.places, renamed);
  return ({ key, found }, better) => {
    if (WHOLE_FILE.has(key)) return undefined;
    const place = placeOf && placeOfKey(placeOf, key);
    if (!source || !place) return { line: 1, column: 1 };
    const at = source.lineAt(found === UNKNOWN_KEY ? place.keyStart : place.start);
    // An item of a list that is not written as one has no place of its own.
    if (better === undefined || !placeOf.has(key)) return at;
    const instead = editedLine(source.yaml, [{ ...place, text: better }]);
    return { ...at, ...(instead !== undefined && { instead }) };
  };
}
