/**
 * `make`, called once for each object given as its first argument; whoever asks again gets the same
 * result, for as long as the object is in use elsewhere. What else it is given must always be equal.
 */
export function memoize<K extends WeakKey, Rest extends unknown[], Value>(
  make: (key: K, ...rest: Rest) => Value,
): (key: K, ...rest: Rest) => Value {
  const made = new WeakMap<K, { value: Value }>();
  return (key, ...rest) => {
    const known = made.get(key);
    if (known) return known.value;
    const value = make(key, ...rest);
    made.set(key, { value });
    return value;
  };
}
