import { hash } from 'node:crypto';

/**
 * A digest of data: equal for values with the same content, in any order of their keys. Each object
 * is read once, so values must not change. Throws an Error that names the place, below `name`, of a
 * function or of an object that is not plain data.
 */
export function digest(value: unknown, name: string): string {
  return hash('sha256', textOf(value, name), 'base64url');
}

/** In place of a digest, a short text stands for itself: most objects are short, and hashing costs more than reading. */
const SHORT = 256;

const known = new WeakMap<object, string>();

function textOf(value: unknown, name: string): string {
  switch (typeof value) {
    case 'string':
      return JSON.stringify(value);
    case 'number':
      return Object.is(value, -0) ? 'number -0' : `number ${value}`;
    case 'bigint':
    case 'boolean':
    case 'undefined':
      return `${typeof value} ${String(value)}`;
    case 'object':
      return value === null ? 'null' : digestOfObject(value, name);
    case 'function':
    case 'symbol':
      throw new Error(`${name} is a ${typeof value}. A build can only compare data.`);
  }
}

function digestOfObject(object: object, name: string): string {
  let result = known.get(object);
  if (result === undefined) {
    const content = contentOf(object, name);
    result = content.length <= SHORT ? content : hash('sha256', content, 'base64url');
    known.set(object, result);
  }
  return result;
}

function contentOf(object: object, name: string): string {
  const list = (values: Iterable<unknown>) =>
    Array.from(values, (value, i) => textOf(value, `${name}[${i}]`)).join();
  if (Array.isArray(object)) return `[${list(object)}]`;
  if (object instanceof Date) return `date ${object.getTime()}`;
  if (object instanceof Set) return `set [${list(object)}]`;
  if (object instanceof Map) return `map [${list([...object].flat())}]`;
  const prototype: unknown = Object.getPrototypeOf(object);
  if (prototype !== Object.prototype && prototype !== null) {
    throw new Error(`${name} is not plain data. A build can only compare data.`);
  }
  const entries = Object.entries(object).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, value]) => `${JSON.stringify(key)}:${textOf(value, `${name}.${key}`)}`).join()}}`;
}
