/**
 * Calls `make` once per object passed as the first argument and returns the same result for as long
 * as that object is in use. The other arguments must always be equal.
 */
export function memoize<K extends WeakKey, Rest extends unknown[], Value>(
  make: (key: K, ...rest: Rest) => Value,
): (key: K, ...rest: Rest) => Value {
  const results = new WeakMap<K, { value: Value }>();
  return (key, ...rest) => {
    const cached = results.get(key);
    if (cached) return cached.value;
    const value = make(key, ...rest);
    results.set(key, { value });
    return value;
  };
}
