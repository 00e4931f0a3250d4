type Json = Readonly<Record<string, unknown>>;

/**
 * Merges package.json key by key: what the publisher changed stays, and everything else is as in the release.
 * A conflict in its lines would keep every npm command from running. Reports keys that both changed.
 */
export function mergePackageJson(
  [base, ours, theirs]: readonly [base: string, ours: string, theirs: string],
  onConflict: (key: string) => void,
): string {
  const read = (text: string) => JSON.parse(text) as Json;
  const merged = mergeObjects([read(base), read(ours), read(theirs)], '', onConflict);
  return `${JSON.stringify(merged, null, 2)}\n`;
}

function mergeObjects(
  [base, ours, theirs]: readonly [Json, Json, Json],
  path: string,
  onConflict: (key: string) => void,
): Json {
  const keys = new Set([...Object.keys(theirs), ...Object.keys(ours)]);
  const merged = Array.from(keys, (key): [string, unknown] => {
    const [was, own, released] = [base[key], ours[key], theirs[key]];
    if (isSame(own, was) || isSame(own, released)) return [key, released];
    if (isSame(released, was)) return [key, own];
    if (isObject(own) && isObject(released)) {
      const inside = [isObject(was) ? was : {}, own, released] as const;
      return [key, mergeObjects(inside, `${path}${key}.`, onConflict)];
    }
    onConflict(`${path}${key}`);
    return [key, own];
  });
  return Object.fromEntries(merged.filter(([, value]) => value !== undefined));
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
