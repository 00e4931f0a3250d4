import { CORE_SCHEMA, load, YAMLException } from 'js-yaml';
import type { ContentProblem } from '../core/content-problem.ts';

export interface SplitFile {
  /** What the YAML says; `undefined` when it says nothing or could not be read. */
  data: unknown;
  /** The text under the front matter. */
  body: string;
  /** How many lines stand above the body, so that a fault in it can be found in the file. */
  linesAbove: number;
  problems: ContentProblem[];
}

const FRONT_MATTER = /^\uFEFF?---[ \t]*\r?\n(?<yaml>(?:[\s\S]*?\n)??)---[ \t]*(?:\r?\n|$)/;

/** Parts an MDX file into its front matter, read as YAML 1.2, and its body. */
export function splitFrontMatter(file: string, text: string): SplitFile {
  const match = FRONT_MATTER.exec(text);
  if (!match) {
    const problem = {
      file,
      key: 'front matter',
      found: 'none',
      expected: 'YAML between two lines of three hyphens at the top of the file',
    };
    return { data: undefined, body: text, linesAbove: 0, problems: [problem] };
  }
  const { data, problems } = parseYaml(file, match.groups?.['yaml'] ?? '', 1);
  const linesAbove = match[0].split('\n').length - 1;
  return { data, body: text.slice(match[0].length), linesAbove, problems };
}

/**
 * Reads YAML 1.2 (its core schema: dates stay text, so that a missing zone can be seen).
 * `linesAbove` is the number of lines of the file that stand before `yaml`.
 */
export function parseYaml(
  file: string,
  yaml: string,
  linesAbove = 0,
): { data: unknown; problems: ContentProblem[] } {
  // An error to js-yaml. What must stand there is the schema's matter.
  if (yaml.split('\n').every((line) => /^\s*(?:#|$)/.test(line))) {
    return { data: undefined, problems: [] };
  }
  try {
    return { data: load(yaml, { schema: CORE_SCHEMA }), problems: [] };
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    const problem = {
      file: `${file}:${(error.mark?.line ?? 0) + 1 + linesAbove}`,
      key: 'YAML',
      found: error.reason,
      expected: 'valid YAML; quote a text that holds a colon, a hash or a leading symbol',
    };
    return { data: undefined, problems: [problem] };
  }
}
