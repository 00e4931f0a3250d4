import { CORE_SCHEMA, load, YAMLException } from 'js-yaml';
import type { ContentProblem } from '../core/content-problem.ts';
import { mendYaml } from './mend-yaml.ts';

/** A file whose front matter begins on its second line. */
export interface SplitFile extends ParsedYaml {
  /** The text below the front matter. */
  body: string;
  /** Number of lines above the body, to compute line numbers in the file. */
  linesAbove: number;
}

const FRONT_MATTER = /^\uFEFF?---[ \t]*\r?\n(?<yaml>(?:[\s\S]*?\n)??)---[ \t]*(?:\r?\n|$)/;

/** Splits an MDX file into front matter (YAML 1.2) and body. */
export function splitFrontMatter(file: string, text: string): SplitFile {
  const match = FRONT_MATTER.exec(text);
  if (!match) {
    const problem = {
      file,
      key: 'front matter',
      found: 'none',
      expected: 'YAML between two lines of three hyphens at the top of the file',
    };
    const nothing = { data: undefined, yaml: '', lost: 'everything', linesAboveYaml: 1 } as const;
    return { ...nothing, body: text, linesAbove: 0, problems: [problem] };
  }
  const parsed = parseYaml(file, match.groups?.['yaml'] ?? '', 1);
  const linesAbove = match[0].split('\n').length - 1;
  return { ...parsed, body: text.slice(match[0].length), linesAbove };
}

/** Parsed YAML. */
export interface ParsedYaml {
  /** The value; `undefined` if it is empty or cannot be read. */
  data: unknown;
  /** The YAML that was read: the file's, without its faults. */
  yaml: string;
  /** Top-level keys that could not be read; `everything` if nothing could. */
  lost: ReadonlySet<string> | 'everything';
  /** Number of lines in the file above the YAML. */
  linesAboveYaml: number;
  problems: ContentProblem[];
}

/**
 * Parses YAML 1.2 with its core schema: dates stay strings, so that a missing time zone is
 * detected. `linesAbove` is the number of lines in the file before `yaml`. Faults are problems, and what
 * can be read is read.
 */
export function parseYaml(file: string, yaml: string, linesAbove = 0): ParsedYaml {
  const read = { yaml, lost: new Set<string>(), linesAboveYaml: linesAbove, problems: [] };
  // js-yaml rejects an empty document. The schema decides what is required.
  if (yaml.split('\n').every((line) => /^\s*(?:#|$)/.test(line))) {
    return { ...read, data: undefined };
  }
  try {
    return { ...read, data: load(yaml, { schema: CORE_SCHEMA }) };
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    const { faults, ...mended } = mendYaml(yaml, linesAbove);
    return { ...read, ...mended, problems: faults.map((fault) => ({ file, ...fault })) };
  }
}
