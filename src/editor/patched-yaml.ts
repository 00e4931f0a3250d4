import { isRecord } from '../core/value-at.ts';
import { yamlOf } from '../loading/yaml-of.ts';
import { yamlPlaces } from '../loading/yaml-places.ts';

/**
 * A YAML text with the values of `after` in place of those of `before`, which it has. Only the lines of keys
 * that changed are written anew; others stay as they are, with their comments. New keys come last.
 */
export function patchedYaml(
  yaml: string,
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): string {
  const blocks = blocksOf(yaml);
  if (!blocks) return yamlOf(after);
  const lines = blocks.map(({ key, text, below }) => {
    if (!(key in after)) return below;
    return (isEqual(before[key], after[key]) ? text : written(key, after[key])) + below;
  });
  const [first] = blocks;
  const above = yaml.slice(0, first?.start ?? yaml.length);
  const added = Object.keys(after).filter((key) => !blocks.some((block) => block.key === key));
  return [above, ...lines, ...added.map((key) => written(key, after[key]))].join('');
}

interface Block {
  key: string;
  start: number;
  /** Its lines. */
  text: string;
  /** Comments and empty lines after them. */
  below: string;
}

/** The lines of each key at the top; `undefined` if a key does not begin a line. */
function blocksOf(yaml: string): Block[] | undefined {
  const keys = [...yamlPlaces(yaml).values()]
    .filter(({ path }) => path.length === 1)
    .toSorted((a, b) => a.keyStart - b.keyStart);
  if (keys.some(({ keyStart }) => keyStart > 0 && yaml[keyStart - 1] !== '\n')) return undefined;
  return keys.map(({ path, keyStart }, i) => {
    const all = yaml.slice(keyStart, keys[i + 1]?.keyStart ?? yaml.length);
    const [below = ''] = /(?<=\n)(?:(?:#.*)?\n)*$/.exec(all) ?? [];
    return {
      key: String(path[0]),
      start: keyStart,
      text: all.slice(0, all.length - below.length),
      below,
    };
  });
}

/** A list of names in one line, as articles have them; anything else as YAML writes it. */
function written(key: string, value: unknown): string {
  const isNames =
    Array.isArray(value) &&
    value.every((item) => typeof item === 'string' && /^[\w-]+$/.test(item));
  return yamlOf({ [key]: value }, isNames ? { flowLevel: 1 } : {});
}

/** The order of keys does not matter: a form has its own. */
function isEqual(a: unknown, b: unknown): boolean {
  return inOrder(a) === inOrder(b);
}

function inOrder(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    isRecord(part) && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([x], [y]) => (x < y ? -1 : 1)))
      : part,
  );
}
