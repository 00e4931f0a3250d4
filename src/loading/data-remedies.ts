import type { z } from 'zod';
import { withoutInvisible } from '../core/invisible.ts';
import { languageNamed } from '../core/language-tag.ts';
import { nearest } from '../core/nearest.ts';
import { SLUG } from '../core/slug.ts';
import { dayIn } from './meant-dates.ts';
import { quoted } from './quoted-text.ts';
import { isRecord, valueAt } from '../core/value-at.ts';
import type { YamlPlace } from './yaml-places.ts';
import type { Edit } from '../core/text-edits.ts';

/** A value that a schema refuses, and where it is written. */
export interface RefusedValue {
  issue: z.core.$ZodIssue;
  data: unknown;
  yaml: string;
  place: YamlPlace;
}

/** Changes to the YAML that may make the value valid, the likeliest first. */
export function remedies({ issue, data, yaml, place }: RefusedValue): Edit[] {
  const value = valueAt(data, issue.path);
  const { start, end, style } = place;
  if (isRecord(value)) {
    const rest = /^[^\r\n]*?(?=\s*(?:[\r\n]|$))/.exec(yaml.slice(start))?.[0] ?? '';
    const isText = issue.code === 'invalid_type' && issue.expected === 'string';
    return isText ? [{ start, end: start + rest.length, text: quoted(rest) }] : [];
  }
  // YAML leaves out what follows " #".
  const lineEnd = end + yaml.slice(end).search(/\r?\n|$/);
  const list = listOfLines(yaml.slice(start, lineEnd));
  if (list !== undefined) return [{ start, end: lineEnd, text: list }];
  const quote = style === 'quoted' ? 1 : 0;
  // A list takes the place of the mark of a block too.
  const mark =
    style === 'block' ? /[|>][-+\d]*[ \t]*\r?\n[ \t]*$/.exec(yaml.slice(0, start)) : null;
  const textEnd = mark ? start + yaml.slice(start, end).trimEnd().length : end + quote;
  const span = { start: mark?.index ?? start - quote, end: textEnd };
  // Plain text of several lines is one line as a value.
  const isLines = style === 'plain' && issue.code === 'invalid_type' && issue.expected === 'array';
  const written = isLines ? yaml.slice(start, end) : String(value);
  return better(written, issue).map((text) => ({ ...span, text }));
}

/** Lines that begin with a bullet, or a hyphen without a space, as a list. */
function listOfLines(text: string): string | undefined {
  const items = text.split(/\r?\n/).map((line) => /^(\s*)[-•·–—][ \t]*(.+?)\s*$/.exec(line));
  if (items.length < 2 || items.includes(null)) return undefined;
  return items
    .map((item) => {
      const [, indent = '', value = ''] = item ?? [];
      return `${indent}- ${/^[\p{L}\d][^:#]*$/u.test(value) ? value : quoted(value)}`;
    })
    .join('\n');
}

/** Keys whose values are lists of the names of files. */
const LISTS_OF_NAMES = new Set(['authors', 'topics', 'articles', 'formerSlugs']);

const FILE_ENDING = /\.(?:mdx?|ya?ml)$/i;

/** Values near to an invalid one, as they are written in YAML. */
function better(value: string, issue: z.core.$ZodIssue): string[] {
  const trimmed = withoutInvisible(value).trim();
  const name = slugOf(trimmed);
  if (issue.code === 'invalid_type' && issue.expected === 'array') {
    if (!LISTS_OF_NAMES.has(String(issue.path[0]))) return listsOfTexts(value);
    return [
      `[${trimmed
        .split(/\s*,\s*/)
        .map(slugOf)
        .join(', ')}]`,
    ];
  }
  if (issue.code === 'invalid_type' && issue.expected === 'boolean') {
    if (/^(?:true|yes|on|y)$/i.test(trimmed)) return ['true'];
    return /^(?:false|no|off|n)$/i.test(trimmed) ? ['false'] : [];
  }
  if (issue.code === 'invalid_value') {
    return [nearest(trimmed.toLowerCase(), issue.values.map(String)) ?? ''].filter(Boolean);
  }
  if (issue.code === 'invalid_format' && issue.pattern === String(SLUG)) return [name];
  if (issue.path.at(-1) === 'language') {
    return [trimmed.replaceAll('_', '-'), languageNamed(trimmed) ?? ''].filter(Boolean);
  }
  const day = dayIn(trimmed);
  // Half of the times with "am" and "pm" would be another.
  if (day !== undefined && !/\d\s*[ap]\.?m\b/i.test(trimmed)) {
    const time = /[T ](\d?\d:\d\d(?::\d\d)?)/.exec(trimmed)?.[1]?.replace(/^\d:/, '0$&') ?? '00:00';
    const zone = /(?:Z|[+-]\d\d:\d\d)$/.exec(trimmed)?.[0] ?? 'Z';
    return [`${day}T${time}${zone}`, day];
  }
  const isDomain = /^[\w-]+(?:\.[\w-]+)+(?:[/?#]\S*)?$/.test(trimmed);
  return [
    ...(/^\d?\d:\d\d$/.test(trimmed) ? [`'${trimmed.padStart(5, '0')}'`] : []),
    ...(isDomain ? [quoted(`https://${trimmed}`), `./${trimmed}`] : []),
    ...(trimmed !== value && trimmed !== '' ? [quoted(trimmed)] : []),
  ];
}

/**
 * A text as lists: of its lines, its parts between semicolons, itself, or its parts between commas. A comma is the
 * least likely to divide items.
 */
function listsOfTexts(value: string): string[] {
  const divided = [/\s*\n\s*/, /\s*;\s*/, /(?!)/, /,\s+/].map((divider) =>
    value
      .split(divider)
      .map((item) => item.trim())
      .filter(Boolean),
  );
  return divided.map((items) => `[${items.map(quoted).join(', ')}]`);
}

/** A text as the name of a file, without its ending. */
export function slugOf(text: string): string {
  return text
    .replace(FILE_ENDING, '')
    .normalize('NFD')
    .toLowerCase()
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
}
