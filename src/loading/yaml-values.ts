import { load } from 'js-yaml';
import { quoted } from './quoted-text.ts';

/** What an invalid value on one line may have been meant as. */
export interface MendedValue {
  found: string;
  expected: string;
  /** Offset of the fault in the value. */
  at: number;
  text: string;
}

/** Whether a text is a valid YAML value on one line. */
export function isValidValue(value: string): boolean {
  try {
    load(`value: ${value}\n`);
    return true;
  } catch {
    return false;
  }
}

/** The fault of an invalid value, and the value without it; `undefined` if it is unknown. */
export function mendedValue(value: string): MendedValue | undefined {
  return guesses(value).find(({ text }) => isValidValue(text));
}

const QUOTED = 'text in quotation marks';

/** The likeliest first. */
function guesses(value: string): MendedValue[] {
  const whole = { expected: QUOTED, at: 0, text: quoted(value) };
  const unquoted = /^[“„‘‚](.*)[”“’‘]$/.exec(value)?.[1];
  const colon = value.search(/:(?:\s|$)/);
  const [first = ''] = value;
  switch (first) {
    case "'":
      return [...inSingleQuotes(value), { ...whole, found: 'text that begins with an apostrophe' }];
    case '"':
      return [...inDoubleQuotes(value), { ...whole, found: 'text after a quotation' }];
    case '[':
      return [...inBrackets(value, ']'), { ...whole, found: 'text after a list' }];
    case '{':
      return [...inBrackets(value, '}'), { ...whole, found: 'text after braces' }];
    default:
      if (unquoted !== undefined) {
        const found = 'curly quotation marks';
        return [{ found, expected: 'straight quotation marks', at: 0, text: quoted(unquoted) }];
      }
      return colon > 0
        ? [{ ...whole, at: colon, found: 'a colon in text without quotation marks' }]
        : [{ ...whole, found: `text that begins with ${first}` }];
  }
}

function inSingleQuotes(value: string): MendedValue[] {
  if (!/^'.*'$/.test(value)) return [];
  const text = quoted(value.slice(1, -1).replaceAll("''", "'"));
  const at = Math.max(1, value.search(/(?<=[^'])'(?!'|$)/));
  const found = 'an apostrophe in single quotation marks';
  return [{ found, expected: 'double quotation marks around the text', at, text }];
}

function inDoubleQuotes(value: string): MendedValue[] {
  const inner = /^"(.*)"$/.exec(value)?.[1];
  if (inner === undefined) {
    const isOpen = value.split('"').length % 2 === 0;
    const found = 'a quotation mark without its end';
    return isOpen
      ? [{ found, expected: 'a quotation mark at the end', at: 0, text: `${value}"` }]
      : [];
  }
  const text = quoted(inner.replaceAll('\\"', '"'));
  const nested = value.search(/(?<=.)(?<!\\)"(?!$)/);
  if (nested < 0) {
    const at = Math.max(0, value.indexOf('\\'));
    const found = 'a backslash in double quotation marks';
    return [{ found, expected: 'single quotation marks around the text', at, text }];
  }
  // `"Yes," she said, "now"` begins and ends with a quotation.
  if (/^"\S*[^"]*[^\s"]"\s/.test(value) && !/\s"\S/.test(value.slice(0, nested + 2))) return [];
  const found = 'double quotation marks within double quotation marks';
  return [{ found, expected: 'single quotation marks around the text', at: nested, text }];
}

function inBrackets(value: string, end: ']' | '}'): MendedValue[] {
  if (/[\s[{,]#/.test(value) && value.endsWith(end)) {
    const items = value.slice(1, -1).trimEnd().split(/,\s*/);
    const text = value[0] + items.map(withQuotedNumberSign).join(', ') + end;
    return [{ found: '" #" in a list', expected: QUOTED, at: value.search(/(?<=[\s[{,])#/), text }];
  }
  if (value.includes(end)) return [];
  const found = `${value[0]} without ${end}`;
  return [{ found, expected: `${end} at the end`, at: 0, text: value + end }];
}

/** An item of a list, or `key: item`, in quotation marks if it contains " #". */
function withQuotedNumberSign(item: string): string {
  const { key = '', value = '' } =
    /^(?<key>\s*[\w-]+:(?=\s))?(?<value>.*)$/.exec(item)?.groups ?? {};
  if (!/(?:^|\s)#/.test(value)) return item;
  return key + (key && ' ') + quoted(value.trim());
}
