import { isRecord, valueAt } from '../core/value-at.ts';

/** A copy of parsed YAML with other values at some paths. */
export function withValues(
  data: unknown,
  values: readonly { path: readonly PropertyKey[]; value: unknown }[],
): unknown {
  if (values.length === 0) return data;
  const copy = structuredClone(data);
  for (const { path, value } of values) {
    const parent = valueAt(copy, path.slice(0, -1));
    const key = path.at(-1);
    if (isRecord(parent) && key !== undefined) parent[key] = value;
  }
  return copy;
}
