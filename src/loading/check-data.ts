import { CORE_SCHEMA, load } from 'js-yaml';
import type { z } from 'zod';
import { type ContentProblem, schemaProblems, UNKNOWN_KEY } from '../core/content-problem.ts';
import { misspelledKeys, spelledRight } from '../core/misspelled-keys.ts';
import { remedies } from './data-remedies.ts';
import type { ParsedYaml } from './front-matter.ts';
import { mayBeCut, silentFaults } from './silent-faults.ts';
import { textAsWritten } from './text-as-written.ts';
import { withValues } from './with-values.ts';
import { placeOfKey } from './yaml-places.ts';
import { type Edit, edited } from '../core/text-edits.ts';
import { editedLine, editedLines, type YamlSource, yamlSource } from './yaml-source.ts';

/** Data in the shape of a schema, or what keeps it from that. */
export interface CheckedData<T> {
  /** Absent when there are problems. */
  data?: T;
  /** The value as it was written, with text where the schema wants text. It may have problems. */
  written: unknown;
  /** Besides those of the YAML itself. */
  problems: ContentProblem[];
}

/**
 * Checks parsed YAML against a schema, and takes text as it is written where the schema wants text. After a
 * fault the value is checked that the writer meant, so that every fault is reported once.
 */
export function checkData<T>(
  file: string,
  parsed: ParsedYaml,
  schema: z.ZodType<T>,
): CheckedData<T> {
  const { yaml, lost } = parsed;
  if (lost === 'everything') return { written: undefined, problems: [] };
  const first = schema.safeParse(parsed.data);
  if (first.success && parsed.problems.length === 0 && !mayBeCut(yaml)) {
    return { data: first.data, written: parsed.data, problems: [] };
  }

  const source = yamlSource(parsed);
  const written = textAsWritten(parsed.data, first.error?.issues ?? [], source);
  const silent = mayBeCut(yaml) ? silentFaults(written, schema, source) : [];
  const misspelled = misspelledKeys(
    written,
    'shape' in schema ? Object.keys(schema.shape ?? {}) : [],
  );
  const meant = withValues(written, silent);
  const data = spelledRight(meant, misspelled);
  const result = schema.safeParse(data);

  const problems: ContentProblem[] = [
    ...silent.map(({ at, key, found, expected, edit }) => {
      return { file, ...source.lineAt(at), key, found, expected, ...editedLines(source, edit) };
    }),
    ...misspelled.map(({ wrong, right }) => {
      const start = source.places.get(wrong)?.keyStart ?? 0;
      const instead = editedLine(yaml, [{ start, end: start + wrong.length, text: right }]);
      return {
        file,
        ...source.lineAt(start),
        key: wrong,
        found: UNKNOWN_KEY,
        expected: right,
        instead,
      };
    }),
    ...(result.error?.issues ?? [])
      .filter(({ path }) => !lost.has(String(path[0])))
      .flatMap((issue, i) =>
        problemsOf(issue, { file, data, schema, source, isTried: i < MOST_REMEDIES }),
      ),
  ];
  const isValid = problems.length === 0 && parsed.problems.length === 0;
  return { ...(isValid && result.success && { data: result.data }), written: data, problems };
}

/** Corrected lines that are tried for one file, because each is read with the whole file. */
const MOST_REMEDIES = 50;

interface Context {
  file: string;
  data: unknown;
  schema: z.ZodType;
  source: YamlSource;
  /** Whether a corrected line is looked for. */
  isTried: boolean;
}

function problemsOf(
  issue: z.core.$ZodIssue,
  { file, data, schema, source, isTried }: Context,
): ContentProblem[] {
  const { yaml, places } = source;
  return schemaProblems(file, [issue], data).map((problem) => {
    const place = placeOfKey(places, problem.key);
    if (!place) return { ...problem, line: 1, column: 1 };
    const isUnknown = problem.found === UNKNOWN_KEY;
    const offset = isUnknown ? place.keyStart : place.start;
    const candidates = isUnknown
      ? [wholeLine(yaml, offset)]
      : places.has(problem.key)
        ? remedies({ issue, data, yaml, place })
        : [];
    const edit = isTried ? candidates.find((one) => helps(one, problem.key)) : undefined;
    const instead = edit && editedLine(yaml, [edit]);
    return { ...problem, ...source.lineAt(offset), ...(instead !== undefined && { instead }) };
  });

  /** Whether the key has no problem after an edit. */
  function helps(edit: Edit, key: string): boolean {
    try {
      const changed = load(edited(yaml, [edit]), { schema: CORE_SCHEMA });
      const { issues = [] } = schema.safeParse(changed).error ?? {};
      return schemaProblems(file, issues, changed).every((problem) => problem.key !== key);
    } catch {
      return false;
    }
  }
}

function wholeLine(text: string, offset: number): Edit {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const end = text.indexOf('\n', offset);
  return { start, end: end < 0 ? text.length : end, text: '' };
}
