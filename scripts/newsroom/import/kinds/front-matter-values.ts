import { CORE_SCHEMA, load } from 'js-yaml';
import { parse as parseToml, TomlDate } from 'smol-toml';

/** Front matter of any generator. */
export type Values = Readonly<Partial<Record<string, unknown>>>;

/**
 * Splits a file into front matter and body: YAML between `---`, TOML between `+++`, JSON in braces, or the
 * lines of Pelican. `fault` says why front matter could not be read.
 */
export function splitAnyFrontMatter(text: string): {
  values: Values;
  body: string;
  fault?: string;
} {
  const source = text.replace(/^\uFEFF/, '');
  const yaml = /^---[ \t]*\r?\n([\s\S]*?)^---[ \t]*(?:\r?\n|$)/m.exec(source);
  const toml = /^\+\+\+[ \t]*\r?\n([\s\S]*?)^\+\+\+[ \t]*(?:\r?\n|$)/m.exec(source);
  const [found, parse] =
    yaml?.index === 0
      ? ([yaml, (part: string) => load(part, { schema: CORE_SCHEMA })] as const)
      : toml?.index === 0
        ? ([toml, (part: string) => parseToml(part)] as const)
        : [undefined, undefined];
  if (!found) return splitPelican(source) ?? splitJson(source);
  const body = source.slice(found[0].length);
  try {
    return { values: record(parse(found[1] ?? '')), body };
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : '';
    return { values: {}, body, fault: `the front matter cannot be read: ${reason}` };
  }
}

/**
 * Splits at the first empty line, after lines such as `Title: A title` (docs.getpelican.com, "File
 * metadata"). Their names are in any letter case.
 */
function splitPelican(source: string): { values: Values; body: string } | undefined {
  const [head = '', lines = ''] =
    /^((?:[a-z_]+:[ \t].*\r?\n)+)(?:[ \t]*\r?\n|$)/i.exec(source) ?? [];
  const pairs = Array.from(lines.matchAll(/^(\w+):(.*)$/gm), ([, name = '', value = '']) => [
    name.toLowerCase(),
    value.trim(),
  ]);
  const values = Object.fromEntries(pairs) as Values;
  return 'title' in values ? { values, body: source.slice(head.length) } : undefined;
}

function splitJson(source: string): { values: Values; body: string } {
  const json = /^\{\r?\n[\s\S]*?^\}[ \t]*(?:\r?\n|$)/m.exec(source);
  try {
    if (json?.index === 0)
      return { values: record(JSON.parse(json[0])), body: source.slice(json[0].length) };
  } catch {
    // A body that starts with a brace.
  }
  return { values: {}, body: source };
}

/** A value as an object; empty if it is none. */
export function record(value: unknown): Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}

/** The first of these keys with a text, a number or a date; `undefined` if there is none. */
export function textIn(values: Values, ...keys: readonly string[]): string | undefined {
  for (const key of keys) {
    const value = values[key];
    if (typeof value === 'string' && value.trim() !== '') return value;
    if (typeof value === 'number') return String(value);
    if (value instanceof TomlDate) return value.toISOString();
  }
  return undefined;
}

/** The first of these keys with one or more texts: a list, or one text, split at commas. */
export function textsIn(values: Values, ...keys: readonly string[]): string[] {
  for (const key of keys) {
    const value = values[key];
    const list =
      typeof value === 'string' ? value.split(',') : Array.isArray(value) ? value : [value];
    const texts = list.flatMap((one: unknown) => {
      const text = typeof one === 'object' ? textIn(record(one), 'name', 'title', 'slug') : one;
      return typeof text === 'string' || typeof text === 'number' ? [String(text).trim()] : [];
    });
    if (texts.some(Boolean)) return texts.filter(Boolean);
  }
  return [];
}
