import { CORE_SCHEMA, load } from 'js-yaml';
import type { z } from 'zod';
import {
  type ContentProblem,
  keyName,
  schemaProblems,
  UNKNOWN_KEY,
} from '../core/content-problem.ts';
import { spelledRight } from '../core/misspelled-keys.ts';
import { isRecord } from '../core/value-at.ts';
import { remedies } from './data-remedies.ts';
import type { ParsedYaml } from './front-matter.ts';
import { type MeantKey, meantKeys, placesAsMeant } from './meant-keys.ts';
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

  const keys = [...Object.keys(isRecord(parsed.data) ? parsed.data : {}), ...lost];
  const renamed = meantKeys(keys, 'shape' in schema ? Object.keys(schema.shape ?? {}) : []);
  const isLost = (key: string) =>
    lost.has(key) || renamed.some(({ wrong, right }) => right === key && lost.has(wrong));
  const ofFile = yamlSource(parsed);
  const source = { ...ofFile, places: placesAsMeant(ofFile.places, renamed) };
  const spelled = spelledRight(parsed.data, renamed);
  const { issues = [] } = schema.safeParse(spelled).error ?? {};
  const written = textAsWritten(spelled, issues, source);
  const silent = mayBeCut(yaml) ? silentFaults(written, schema, source) : [];
  const data = withValues(written, silent);
  const result = schema.safeParse(data);

  const refused = onlyOnce(result.error?.issues ?? [])
    .filter(({ path }) => !isLost(String(path[0])))
    .flatMap((issue, i) =>
      problemsOf(issue, { file, data, schema, source, renamed, isTried: i < MOST_REMEDIES }),
    );
  const ofKeys = renamed.flatMap(({ wrong, right, expected }) => {
    const start = ofFile.places.get(wrong)?.keyStart;
    if (start === undefined) return [];
    const rename = { start, end: start + wrong.length, text: right };
    // The line is corrected as a whole, so one problem is enough.
    const merged = refused.filter(
      ({ edit, problem }) =>
        problem.key === right && edit && editedLine(yaml, [rename, edit]) !== undefined,
    );
    const edits = merged.flatMap(({ edit }) => edit ?? []);
    const instead = editedLine(yaml, [rename, ...edits]);
    const at = { file, ...source.lineAt(start), key: wrong, meantAs: right };
    return [{ problem: { ...at, found: UNKNOWN_KEY, expected, instead }, merged }];
  });
  const merged = new Set(ofKeys.flatMap((one) => one.merged));
  const problems: ContentProblem[] = [
    ...silent.map(({ at, key, found, expected, edit }) => {
      return { file, ...source.lineAt(at), key, found, expected, ...editedLines(source, edit) };
    }),
    ...ofKeys.map(({ problem }) => problem),
    ...refused.filter((one) => !merged.has(one)).map(({ problem }) => problem),
  ];
  const isValid = problems.length === 0 && parsed.problems.length === 0;
  // Other files are looked for by the names in a corrected list.
  const lists = refused.flatMap(({ list }) => list ?? []);
  return {
    ...(isValid && result.success && { data: result.data }),
    written: withValues(data, lists),
    problems,
  };
}

/** A text instead of a list can also be too long for the list. */
function onlyOnce(issues: readonly z.core.$ZodIssue[]): z.core.$ZodIssue[] {
  const same = Map.groupBy(issues, ({ path, message }) => `${keyName(path)} ${message}`);
  return [...same.values()].flatMap(([first]) => first ?? []);
}

/** Corrected lines that are tried for one file, because each is read with the whole file. */
const MOST_REMEDIES = 50;

interface Context {
  file: string;
  data: unknown;
  schema: z.ZodType;
  source: YamlSource;
  /** The keys that are wrong in the YAML, but right in `data` and `source`. */
  renamed: readonly MeantKey[];
  /** Whether a corrected line is looked for. */
  isTried: boolean;
}

/** A problem of a value, and how it is solved. */
interface RefusedKey {
  problem: ContentProblem;
  edit?: Edit | undefined;
  /** The list that was meant by a text. */
  list?: { path: readonly PropertyKey[]; value: unknown } | undefined;
}

function problemsOf(
  issue: z.core.$ZodIssue,
  { file, data, schema, source, renamed, isTried }: Context,
): RefusedKey[] {
  const { yaml, places } = source;
  const { path } = issue;
  return schemaProblems(file, [issue], data).map((problem): RefusedKey => {
    const place = placeOfKey(places, problem.key);
    if (!place) return { problem: { ...problem, line: 1, column: 1 } };
    const isUnknown = problem.found === UNKNOWN_KEY;
    const offset = isUnknown ? place.keyStart : place.start;
    const candidates = isUnknown
      ? [wholeLine(yaml, offset)]
      : places.has(problem.key)
        ? remedies({ issue, data, yaml, place })
        : [];
    const edit = isTried ? candidates.find((one) => helps(one, problem.key)) : undefined;
    const isList = issue.code === 'invalid_type' && issue.expected === 'array';
    const list = edit && isList ? { path, value: load(edit.text) } : undefined;
    const instead = edit && editedLines(source, edit);
    return { problem: { ...problem, ...source.lineAt(offset), ...instead }, edit, list };
  });

  /** Whether neither the key nor a key in its value has a problem after an edit. */
  function helps(edit: Edit, key: string): boolean {
    try {
      const changed = spelledRight(load(edited(yaml, [edit]), { schema: CORE_SCHEMA }), renamed);
      const { issues = [] } = schema.safeParse(changed).error ?? {};
      return schemaProblems(file, issues, changed).every((problem) => !isAtOrIn(problem.key, key));
    } catch {
      return false;
    }
  }
}

/** Whether a key is another one, or in its value: `image.src` in `image`, `sources[0]` in `sources`. */
function isAtOrIn(key: string, other: string): boolean {
  return key === other || key.startsWith(`${other}.`) || key.startsWith(`${other}[`);
}

function wholeLine(text: string, offset: number): Edit {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const end = text.indexOf('\n', offset);
  return { start, end: end < 0 ? text.length : end, text: '' };
}
