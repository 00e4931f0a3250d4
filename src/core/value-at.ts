/** The value at a path in data of any shape, such as parsed YAML; `undefined` if there is none. */
export function valueAt(data: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((value, key) => (isRecord(value) ? value[key] : undefined), data);
}

/** Whether a value has keys: an object or a list. */
export function isRecord(value: unknown): value is Record<PropertyKey, unknown> {
  return typeof value === 'object' && value !== null;
}

/** The list of names at a key of data that may have problems. Other values become empty names. */
export function namesIn(data: unknown, key: string): string[] {
  const value = valueAt(data, [key]);
  return Array.isArray(value) ? value.map((item) => (typeof item === 'string' ? item : '')) : [];
}
