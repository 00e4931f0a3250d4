type Path = readonly PropertyKey[];

/** The value at a path in parsed YAML; `undefined` if there is none. */
export function valueAt(data: unknown, path: Path): unknown {
  return path.reduce<unknown>((value, key) => (isRecord(value) ? value[key] : undefined), data);
}

/** A copy of parsed YAML with other values at some paths. */
export function withValues(
  data: unknown,
  values: readonly { path: Path; value: unknown }[],
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

function isRecord(value: unknown): value is Record<PropertyKey, unknown> {
  return typeof value === 'object' && value !== null;
}
