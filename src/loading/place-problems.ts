import { type ContentProblem, UNKNOWN_KEY } from '../core/content-problem.ts';
import type { ContentFile } from './content-file.ts';
import { splitFrontMatter } from './front-matter.ts';
import { placeOfKey, type YamlPlace, yamlPlaces } from './yaml-places.ts';

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
    const places = placesIn(file, text);
    return ofFile.map((problem) => {
      const at = problem.line === undefined ? places(problem) : problem;
      const source = at?.line === undefined ? undefined : lines[at.line - 1];
      if (!at || source === undefined) return problem;
      return { ...problem, ...at, source, column: at.column ?? columnOf(problem.found, source) };
    });
  });
}

/** Keys that are no front matter. */
const WHOLE_FILE = new Set(['file', 'file name']);

type Place = Pick<ContentProblem, 'line' | 'column'>;

function placesIn(path: string, text: string): (problem: ContentProblem) => Place | undefined {
  const isYaml = path.endsWith('.yaml');
  const split = isYaml ? { yaml: text, problems: [] } : splitFrontMatter(path, text);
  const { yaml } = split;
  const start = { line: 1, column: 1 };
  let places: ReadonlyMap<string, YamlPlace>;
  try {
    places = yamlPlaces(yaml);
  } catch {
    // Invalid YAML has a problem of its own, with its line.
    places = new Map();
  }
  return ({ key, found }) => {
    if (WHOLE_FILE.has(key)) return undefined;
    const place = placeOfKey(places, key);
    if (!place) return start;
    const offset = found === UNKNOWN_KEY ? place.keyStart : place.start;
    const before = yaml.slice(0, offset).split('\n');
    return {
      line: before.length + (isYaml ? 0 : 1),
      column: (before.at(-1) ?? '').length + 1,
    };
  };
}

/** The column of what was found in its line, or of the first character that is no space. */
function columnOf(found: string, source: string): number {
  const [, quoted = found] = /^"(.+)"/.exec(found) ?? [];
  const bare = quoted.replace(/^the attribute /, '').replace(/>$/, '');
  const at = source.indexOf(bare);
  return (at < 0 ? source.search(/\S|$/) : at) + 1;
}
