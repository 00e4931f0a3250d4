import { CORE_SCHEMA, load, YAMLException } from 'js-yaml';
import type { ContentProblem } from '../core/content-problem.ts';

export interface SplitFile {
  /** The parsed YAML; `undefined` if it is empty or invalid. */
  data: unknown;
  /** The YAML, which begins on the second line of the file. */
  yaml: string;
  /** The text below the front matter. */
  body: string;
  /** Number of lines above the body, to compute line numbers in the file. */
  linesAbove: number;
  problems: ContentProblem[];
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
    return { data: undefined, yaml: '', body: text, linesAbove: 0, problems: [problem] };
  }
  const yaml = match.groups?.['yaml'] ?? '';
  const { data, problems } = parseYaml(file, yaml, 1);
  const linesAbove = match[0].split('\n').length - 1;
  return { data, yaml, body: text.slice(match[0].length), linesAbove, problems };
}

/**
 * Parses YAML 1.2 with its core schema: dates stay strings, so that a missing time zone is
 * detected. `linesAbove` is the number of lines in the file before `yaml`.
 */
export function parseYaml(
  file: string,
  yaml: string,
  linesAbove = 0,
): { data: unknown; problems: ContentProblem[] } {
  // js-yaml rejects an empty document. The schema decides what is required.
  if (yaml.split('\n').every((line) => /^\s*(?:#|$)/.test(line))) {
    return { data: undefined, problems: [] };
  }
  try {
    return { data: load(yaml, { schema: CORE_SCHEMA }), problems: [] };
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    const problem = {
      file,
      line: (error.mark?.line ?? 0) + 1 + linesAbove,
      column: (error.mark?.column ?? 0) + 1,
      key: 'YAML',
      found: error.reason,
      expected: 'valid YAML; quote text that contains a colon or a hash, or starts with a symbol',
    };
    return { data: undefined, problems: [problem] };
  }
}
