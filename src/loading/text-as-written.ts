import type { z } from 'zod';
import { keyName } from '../core/content-problem.ts';
import { valueAt } from '../core/value-at.ts';
import { withValues } from './with-values.ts';
import type { YamlSource } from './yaml-source.ts';

/**
 * Parsed YAML with text where the schema wants text: `headline: 1984` is the text "1984", `1.10` is "1.10"
 * and `true` is "true", as they are written. A block of text loses its last line break (`>` is `>-`).
 */
export function textAsWritten(
  data: unknown,
  issues: readonly z.core.$ZodIssue[],
  { yaml, places }: YamlSource,
): unknown {
  const values = issues.flatMap((issue) => {
    const { path } = issue;
    const place = places.get(keyName(path));
    const value = valueAt(data, path);
    if (place?.style === 'block' && typeof value === 'string') {
      return [{ path, value: value.trimEnd() }];
    }
    const isText = issue.code === 'invalid_type' && issue.expected === 'string';
    const isScalar = typeof value !== 'object' || value === null;
    if (place?.style !== 'plain' || place.end === place.start || !isText || !isScalar) return [];
    return [{ path, value: yaml.slice(place.start, place.end) }];
  });
  return withValues(data, values);
}
