import type { z } from 'zod';
import { withoutInvisible } from '../core/invisible.ts';
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
  const quote = style === 'quoted' ? 1 : 0;
  const span = { start: start - quote, end: end + quote };
  return better(String(value), issue).map((text) => ({ ...span, text }));
}

const FILE_ENDING = /\.(?:mdx?|ya?ml)$/i;

/** Values near to an invalid one, as they are written in YAML. */
function better(value: string, issue: z.core.$ZodIssue): string[] {
  const trimmed = withoutInvisible(value).trim();
  const name = slugOf(trimmed);
  if (issue.code === 'invalid_type' && issue.expected === 'array') {
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

function slugOf(text: string): string {
  return text
    .replace(FILE_ENDING, '')
    .normalize('NFD')
    .toLowerCase()
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
}
