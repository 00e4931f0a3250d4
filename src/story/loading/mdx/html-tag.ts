import { isHtmlName } from '../raw-html/html-words.ts';
import { bracesEnd } from './braces.ts';
import type { Edit } from '../../../core/text-edits.ts';

/** Elements without content and end tag (HTML, section 13.1.2). */
const VOID = new Set(
  'area base br col embed hr img input link meta param source track wbr'.split(' '),
);

const START = /<([a-z][\w.:-]*)/iy;
const END_TAG = /<\/([a-z][\w.:-]*)\s*>/iy;
const TYPOGRAPHIC = '“[^“”<>]*”|„[^“”„<>]*[“”]|”[^“”<>]*”|‘[^‘’<>]*’|«[^«»<>]*»';
const ATTRIBUTE = new RegExp(
  String.raw`\s+[^\s"'<>/={}“”„‘’«»]+(?:\s*=\s*(?:(?<quoted>"[^"]*"|'[^']*')|(?<typographic>${TYPOGRAPHIC})|(?=\{)|(?<bare>[^\s"'=<>\x60{}“”„‘’«»]+)))?`,
  'y',
);
const SPREAD = /\s*(?=\{)/y;
const CLOSE = /\s*(\/?)>/y;

/**
 * The tag at `at`, and the edits that make it one of MDX. `undefined` if it is not closed or contains
 * something else than attributes.
 */
export function tagAt(body: string, at: number): { end: number; edits: Edit[] } | undefined {
  const read = (pattern: RegExp, from: number) => {
    pattern.lastIndex = from;
    return pattern.exec(body);
  };
  const endTag = read(END_TAG, at);
  if (endTag) return endTagEdits(endTag);
  const name = read(START, at)?.[1];
  if (name === undefined) return undefined;
  const lower = inLowerCase(name);
  const isVoid = VOID.has(lower);
  const afterName = at + 1 + name.length;
  const edits: Edit[] = [];
  if (name !== lower) edits.push({ start: at + 1, end: afterName, text: lower });

  for (let from: number | undefined = afterName; from !== undefined;) {
    const close = read(CLOSE, from);
    if (close) {
      const end = from + close[0].length;
      const isClosed = close[1] !== '' || !isVoid;
      if (isClosed) return { end, edits };
      const endTag = read(END_TAG, end);
      if (endTag?.[1] === name) return { end: end + endTag[0].length, edits };
      edits.push({ start: end - 1, end: end - 1, text: '/' });
      return { end, edits };
    }
    const attribute = read(ATTRIBUTE, from) ?? read(SPREAD, from);
    if (!attribute) return undefined;
    let end: number = from + attribute[0].length;
    const { typographic, bare = '' } = attribute.groups ?? {};
    // `<img src=a.png/>`
    if (isVoid && bare.endsWith('/') && body[end] === '>') end--;
    const written = typographic ?? bare;
    if (written) {
      const start = from + attribute[0].length - written.length;
      const value = typographic ? typographic.slice(1, -1) : body.slice(start, end);
      const mark = value.includes('"') ? "'" : '"';
      edits.push({ start, end, text: mark + value + mark });
    }
    from = body[end] === '{' ? bracesEnd(body, end) : end;
  }
  return undefined;
}

/** The edits that replace typographic quotation marks around attributes of the tag at `at`. */
export function typographicMarks(body: string, at: number): Edit[] {
  return (tagAt(body, at)?.edits ?? []).filter(({ start }) => /[“”„‘«]/.test(body[start] ?? ''));
}

/** The name of an HTML element in lower case. `<Embed>` is a component, while `<PRE>` cannot be one. */
function inLowerCase(name: string): string {
  return name === name.toUpperCase() && isHtmlName(name.toLowerCase()) ? name.toLowerCase() : name;
}

/** Browsers read `</br>` as `<br>` (HTML, section 13.2.6.4.7). */
function endTagEdits({ 0: tag, 1: name = '', index }: RegExpExecArray) {
  const end = index + tag.length;
  const lower = inLowerCase(name);
  if (lower === 'br') return { end, edits: [{ start: index, end, text: '<br/>' }] };
  const start = index + 2;
  return { end, edits: lower === name ? [] : [{ start, end: start + name.length, text: lower }] };
}
