import { type Event, EVENT_ID, getScalarValue, parseEvents, SCALAR_STYLE } from 'js-yaml';
import { keyName } from '../core/content-problem.ts';

/** Where a value stands in a YAML text, as offsets. */
export interface YamlPlace {
  path: readonly (string | number)[];
  /** The start of its key; of the value itself in a list. */
  keyStart: number;
  /** The offset after the colon or the hyphen before the value. */
  from: number;
  start: number;
  end: number;
  /** How a text is written; absent for a list, a map and an alias. */
  style?: 'plain' | 'quoted' | 'block';
}

/** The place of every value in a valid YAML text, by its name as in reports: `keyPoints[1]`. */
export function yamlPlaces(yaml: string): ReadonlyMap<string, YamlPlace> {
  const places = new Map<string, YamlPlace>();
  const parents: Parent[] = [];
  /** Where the last event ended. */
  let cursor = 0;
  for (const event of parseEvents(yaml, {})) {
    if (event.type === EVENT_ID.DOCUMENT) continue;
    if (event.type === EVENT_ID.POP) {
      parents.pop();
      continue;
    }
    const parent = parents.at(-1);
    const start = startOf(event);
    if (parent?.keys && parent.key === undefined) {
      const isText = event.type === EVENT_ID.SCALAR;
      parent.key = { name: isText ? getScalarValue(yaml, event) : '', start };
      cursor = Math.max(cursor, endOf(event));
      if (!isText && event.type !== EVENT_ID.ALIAS) parents.push({ path: [''], keys: false });
      continue;
    }
    const path = parent ? [...parent.path, parent.key?.name ?? parent.next ?? 0] : [];
    const from = afterMark(yaml, cursor, parent?.key ? COLON : ITEM);
    // What is empty has no place itself.
    const keyStart = parent?.key?.start ?? (start < 0 ? from : start);
    const place: YamlPlace =
      start < 0
        ? { path, keyStart, from, start: keyStart, end: keyStart }
        : { path, keyStart, from, start, end: endOf(event) };
    cursor = Math.max(cursor, place.end, from);
    if (event.type === EVENT_ID.SCALAR) place.style = styleOf(event.style);
    if (path.length > 0) places.set(keyName(path), place);
    if (parent?.keys) delete parent.key;
    else if (parent) parent.next = (parent.next ?? 0) + 1;
    if (event.type === EVENT_ID.MAPPING) parents.push({ path, keys: true });
    if (event.type === EVENT_ID.SEQUENCE) parents.push({ path, keys: false });
  }
  return places;
}

const COLON = /["']?[ \t]*:/y;
/** The hyphen or comma before an item, after the end of the item above, comments and empty lines. */
const ITEM = /["']?(?:[\s\]}]|#[^\n]*\n)*(?:-(?=\s|$)|,)|\[/y;

function afterMark(yaml: string, at: number, mark: RegExp): number {
  mark.lastIndex = at;
  return mark.test(yaml) ? mark.lastIndex : at;
}

/** A list or a map whose values follow. */
interface Parent {
  path: (string | number)[];
  keys: boolean;
  /** The key whose value is next. */
  key?: { name: string; start: number };
  /** The index of the next value of a list. */
  next?: number;
}

type Node = Exclude<Event, { type: typeof EVENT_ID.DOCUMENT | typeof EVENT_ID.POP }>;

/** The place of a key, or of the nearest key around it; `undefined` if there is neither. */
export function placeOfKey(
  places: ReadonlyMap<string, YamlPlace>,
  key: string,
): YamlPlace | undefined {
  const around = key.replace(/(?:\.[^.]*|\[\d+\])$/, '');
  return places.get(key) ?? (around === key ? undefined : placeOfKey(places, around));
}

function startOf(event: Node): number {
  if (event.type === EVENT_ID.ALIAS) return event.anchorStart;
  return event.type === EVENT_ID.SCALAR ? event.valueStart : event.start;
}

function endOf(event: Node): number {
  if (event.type === EVENT_ID.ALIAS) return event.anchorEnd;
  return event.type === EVENT_ID.SCALAR ? event.valueEnd : event.start;
}

function styleOf(style: number): 'plain' | 'quoted' | 'block' {
  if (style === SCALAR_STYLE.PLAIN) return 'plain';
  return style === SCALAR_STYLE.LITERAL_BLOCK || style === SCALAR_STYLE.FOLDED_BLOCK
    ? 'block'
    : 'quoted';
}
