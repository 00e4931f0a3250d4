import { shown } from '../../../core/content-problem.ts';
import { IN_ATTRIBUTE, IN_TEXT, isWithoutEffect } from '../literal-expressions.ts';
import { listOfContents } from '../check-containers.ts';
import { markAround, withoutMark } from '../marks.ts';
import { NO_CONTENTS } from '../other-marks.ts';
import { eachOpening } from '../source-text/text-outside-code.ts';
import { bracesEnd } from './braces.ts';
import type { SyntaxFault } from './corrected-lines.ts';

/** The fault of a brace that is not closed, at an offset or the last one. */
export function openBrace(text: string, found: number): SyntaxFault {
  return braceFault(text, Math.max(0, found < 0 ? text.lastIndexOf('{') : found));
}

/** The fault of an opening brace at an offset. */
export function braceFault(text: string, at: number): SyntaxFault {
  return (
    markFault(text, at) ?? {
      found: '{ without }',
      expected: 'a } after each {; to write a brace, use \\{',
      at,
      edit: { start: at, end: at, text: '\\' },
      masks: [{ start: at, end: at + 1 }],
    }
  );
}

/** The fault of a mark of another program with a brace at an offset, such as `{{TOC}}`. */
function markFault(text: string, brace: number): SyntaxFault | undefined {
  const lineStart = text.lastIndexOf('\n', brace - 1) + 1;
  const [line = ''] = text.slice(lineStart).split('\n', 1);
  const mark = markAround(line, brace - lineStart + 1);
  if (!mark) return undefined;
  const { match, found, expected, column } = mark;
  const at = lineStart + column - 1;
  const end = at + match.length;
  const list = listOfContents(text, at);
  if (list !== undefined) {
    const whole = shown(text.slice(list, end).replace(/\n[ \t>]*/, ' '));
    const masks = [{ start: list, end }];
    return { found: whole, expected: NO_CONTENTS, at: list, masks, deletesLines: true };
  }
  const rest = line.slice(column - 1 + match.length);
  const corrected = withoutMark(mark, line, column);
  // Marks of other lines and the rest of this one stay.
  const better = corrected?.endsWith(rest)
    ? corrected.slice(column - 1, corrected.length - rest.length)
    : undefined;
  const masks = [{ start: at, end }];
  const edit = better === undefined ? {} : { edit: { start: at, end, text: better } };
  return { found: shown(found), expected, at, masks, ...edit };
}

/** The fault of braces around something that is not JavaScript. */
export function expressionFault(text: string, near: number): SyntaxFault {
  let start = -1;
  let end = -1;
  eachOpening(text, ({ char, at }) => {
    const close = char === '{' ? bracesEnd(text, at) : undefined;
    if (close === undefined || at > near || close < near) return at + 1;
    start = at;
    end = close;
    return text.length;
  });
  if (start < 0) return openBrace(text, text.lastIndexOf('{', near));
  const found = shown(text.slice(start, end)).slice(1, -1);
  const content = text.slice(start + 1, end - 1);
  if (text[start - 1] === '=') {
    const attribute = /\s+(?<name>[\w-]+)=$/.exec(text.slice(0, start));
    const isLeftOut = isWithoutEffect(attribute?.groups?.['name'] ?? '');
    const quoted = /["\n]/.test(content) ? undefined : `"${content.trim()}"`;
    const edit =
      isLeftOut && attribute
        ? { start: attribute.index, end, text: '' }
        : quoted && { start, end, text: quoted };
    const at = { found, expected: IN_ATTRIBUTE, at: start };
    return { ...at, masks: [{ start, end }], ...(edit && { edit }) };
  }
  const mark = markFault(text, start);
  if (mark) return mark;
  const edit = { start, end: start, text: '\\' };
  return { found, expected: IN_TEXT, at: start, masks: [{ start, end: start + 1 }], edit };
}
