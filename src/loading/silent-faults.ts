import type { z } from 'zod';
import { keyName, shown } from '../core/content-problem.ts';
import { COMMENT, quoted } from './quoted-text.ts';
import { withValues } from './with-values.ts';
import type { Edit } from '../core/text-edits.ts';
import type { YamlPlace } from './yaml-places.ts';
import type { YamlSource } from './yaml-source.ts';

/** A fault in valid YAML, with which readers would see another text than the writer typed. */
export interface SilentFault {
  key: string;
  found: string;
  expected: string;
  /** Offset in the YAML. */
  at: number;
  edit: Edit;
  /** Where the value is, and the value that was meant. */
  path: readonly PropertyKey[];
  value: string;
}

const CURLY =
  'straight quotation marks, which are not shown; to show curly ones, put straight ones around them';

const NAMED =
  'text in quotation marks, because YAML takes a word that begins with "&" for the name of a value';

/** Whether the YAML may have such faults. Cheaper than looking for them. */
export function mayBeCut(yaml: string): boolean {
  return /[ \t]#|[ \t[]&\S|[“„‘‚]/.test(yaml);
}

/**
 * Text without quotation marks that YAML cuts off at " #", text whose first word begins with "&", which YAML
 * leaves out, and text in curly quotation marks, which YAML takes for a part of the text. Comments after values
 * that are not text are no faults.
 */
export function silentFaults(
  data: unknown,
  schema: z.ZodType,
  { yaml, places }: YamlSource,
): SilentFault[] {
  const all = [...places.values()].flatMap((place): SilentFault[] => {
    if (place.style !== 'plain') return [];
    const { path, start, end } = place;
    const value = yaml.slice(start, end);
    const at = { key: keyName(path), path };
    const cut = cutText(yaml, place);
    if (cut) {
      const read = start < end ? shown(value.replaceAll(/\s+/g, ' ')) : 'no text';
      const found =
        start > cut.at ? `${read} without what " #" begins` : `${read}, cut off before " #"`;
      const edit = { start: cut.start, end: cut.end, text: ` ${quoted(cut.text)}` };
      return [{ ...at, found, expected: COMMENT, at: cut.at, edit, value: cut.text }];
    }
    const name = unusedName(yaml, place);
    if (name) {
      const text = `${name.text} ${value.replaceAll(/\s+/g, ' ')}`;
      const edit = { start: name.at, end, text: quoted(text) };
      const found = `${shown(value)} without ${shown(name.text)}`;
      return [{ ...at, found, expected: NAMED, at: name.at, edit, value: text }];
    }
    const [, marked] = /^[“„](.*)[”“]$/su.exec(value) ?? /^[‘‚](.*)[’‘]$/su.exec(value) ?? [];
    if (marked === undefined || /[“„”]/.test(marked)) return [];
    const inner = marked.replaceAll(/\s+/g, ' ');
    const edit = { start, end, text: quoted(inner) };
    return [
      { ...at, found: 'curly quotation marks', expected: CURLY, at: start, edit, value: inner },
    ];
  });
  return withoutComments(all, data, schema);
}

/**
 * The text that a writer typed as a plain value, if YAML takes a part of it for a comment: what is on the
 * line of the key, and lines below that begin with # and are indented more. `at` is the offset of the #.
 */
function cutText(
  yaml: string,
  { keyStart, from, start, end }: YamlPlace,
): { text: string; start: number; end: number; at: number } | undefined {
  const mark = yaml[from - 1] === '-' ? from - 1 : keyStart;
  const margin = mark - yaml.lastIndexOf('\n', mark - 1) - 1;
  const valueEnd = Math.max(from, end);
  let last = valueEnd;
  for (let at = valueEnd; at < yaml.length;) {
    const next = yaml.indexOf('\n', at);
    const line = yaml.slice(at, next < 0 ? undefined : next);
    const indent = line.search(/\S|$/);
    const least = at === valueEnd ? 0 : margin;
    if (indent < line.length && (line[indent] !== '#' || indent <= least)) break;
    if (indent < line.length) last = at + line.trimEnd().length;
    at = next < 0 ? yaml.length : next + 1;
  }
  const before = yaml.slice(from, Math.max(from, start)).search(/(?<=\s)#/);
  if (before < 0 && last === valueEnd) return undefined;
  const text = yaml.slice(from, last).trim().replaceAll(/\s+/g, ' ');
  return {
    text,
    start: from,
    end: last,
    at: before < 0 ? yaml.indexOf('#', valueEnd) : from + before,
  };
}

/**
 * The name that a value has in YAML (1.2.2, 6.9.2), such as `&amp;`, and its offset, if no other value refers to
 * it.
 */
function unusedName(
  yaml: string,
  { from, start }: YamlPlace,
): { text: string; at: number } | undefined {
  const found = /(&[^\s,[\]{}]+)\s+$/.exec(yaml.slice(from, start));
  const [, text] = found ?? [];
  if (!found || text === undefined || yaml.includes(`*${text.slice(1)}`)) return undefined;
  return { text, at: from + found.index };
}

const A_TEXT = 'A text of some words with # in it';

/** Without the comments after values that are no text, such as a date: no text with " #" is valid there. */
function withoutComments(
  faults: readonly SilentFault[],
  data: unknown,
  schema: z.ZodType,
): SilentFault[] {
  const invalid = (values: readonly SilentFault[]) => {
    const { issues = [] } = schema.safeParse(withValues(data, values)).error ?? {};
    return new Set(issues.map(({ path }) => keyName(path)));
  };
  const asMeant = invalid(faults);
  const isText = (fault: SilentFault) =>
    !asMeant.has(fault.key) ||
    // The text may break another rule, such as one for its length.
    !invalid(faults.map((one) => (one === fault ? { ...one, value: A_TEXT } : one))).has(fault.key);
  const texts = faults.filter((fault) => fault.expected !== COMMENT || isText(fault));
  // What is checked can depend on a value, such as the cadence of a newsletter.
  return texts.length < faults.length ? withoutComments(texts, data, schema) : texts;
}
