import { isRecord } from '../core/value-at.ts';
import { parseYaml, splitFrontMatter } from '../loading/front-matter.ts';
import { patchedYaml } from './patched-yaml.ts';

/** The values of a file as the editor's form has them. */
export type FormValues = Record<string, unknown>;

/** How the text of a file becomes the values of a form, and back. */
export interface FileFormat {
  fromFile(text: string): FormValues;
  toFile(values: FormValues): string;
}

/** The names of the formats, by the endings of the files. */
export const FORMATS = { md: 'broadsheet-md', mdx: 'broadsheet-mdx', yaml: 'broadsheet-yaml' };

/** The value in which a form carries the text that it was made from. */
const ORIGINAL = 'textOfFile';

/** An article or a page. What nobody edited stays as it is written, comments and quotation marks included. */
export const markdownFormat: FileFormat = {
  fromFile(text) {
    const { data, body, problems } = splitFrontMatter('', text);
    const [problem] = problems;
    if (problem) throw new Error(`found ${problem.found}; expected ${problem.expected}`);
    // Otherwise the form would make it a draft, as it makes a new article.
    return { draft: false, ...recordOf(data), body: body.trim(), [ORIGINAL]: text };
  },
  toFile({ [ORIGINAL]: original, body, ...values }) {
    const text = typeof body === 'string' ? body : '';
    if (typeof original !== 'string') return `---\n${newYaml(values)}---\n\n${text}\n`;
    const before = splitFrontMatter('', original);
    const yaml = patchedYaml(before.yaml, recordOf(before.data), kept(values, before.data));
    const end = text === before.body.trim() ? before.body : `\n${text.trim()}\n`;
    return `---\n${yaml}---\n${end}`;
  },
};

/** An author or a topic. */
export const yamlFormat: FileFormat = {
  fromFile(text) {
    const { data, problems } = parseYaml('', text);
    const [problem] = problems;
    if (problem) throw new Error(`found ${problem.found}; expected ${problem.expected}`);
    return { ...recordOf(data), [ORIGINAL]: text };
  },
  toFile({ [ORIGINAL]: original, ...values }) {
    if (typeof original !== 'string') return newYaml(values);
    const { data } = parseYaml('', original);
    return patchedYaml(`${original.trimEnd()}\n`, recordOf(data), kept(values, data));
  },
};

function newYaml(values: FormValues): string {
  return patchedYaml('', {}, kept(values, {}));
}

/** The values to write into a file that has `data`. */
function kept(values: FormValues, data: unknown): FormValues {
  // A form shows false where a file says nothing.
  return Object.fromEntries(
    Object.entries(filled(values)).filter(
      ([key, value]) => value !== false || key in recordOf(data),
    ),
  );
}

/** Values without those that are empty. */
function filled(values: FormValues): FormValues {
  return Object.fromEntries(
    Object.entries(values).flatMap(([key, value]) => {
      const full = withoutEmpty(value);
      return full === undefined ? [] : [[key, full]];
    }),
  );
}

function withoutEmpty(value: unknown): unknown {
  if (value === '' || value === null) return undefined;
  if (Array.isArray(value)) {
    const items = value.map(withoutEmpty).filter((item) => item !== undefined);
    return items.length > 0 ? items : undefined;
  }
  if (!isRecord(value)) return value;
  const full = filled(value);
  return Object.keys(full).length > 0 ? full : undefined;
}

function recordOf(data: unknown): FormValues {
  return isRecord(data) && !Array.isArray(data) ? data : {};
}
