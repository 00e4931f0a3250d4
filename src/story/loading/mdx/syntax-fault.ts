import { shown } from '../../../core/content-problem.ts';
import { isTextLikeTag, LESS_THAN } from '../raw-html/tag-as-text.ts';
import { writerComponents } from '../../writer-components.ts';
import { braceFault, expressionFault, openBrace } from './brace-faults.ts';
import { openBraces } from './braces.ts';
import type { SyntaxFault } from './corrected-lines.ts';
import { endTagOf, isOpenBefore, startTagOf, type TagSpan, tagsInText } from './tags-in-text.ts';

/** Names the fault at which the parser stopped, and others like it that are plain to see, in words for writers. */
export function syntaxFaults(text: string, error: unknown): SyntaxFault[] {
  const message = error instanceof Error ? error.message : String(error);
  const at = offsetOf(text, /^(\d+):(\d+)/.exec(message));
  const open = message.includes('in expression') ? openBraces(text) : [];
  return open.includes(at)
    ? open.map((brace) => braceFault(text, brace))
    : [syntaxFault(text, { message, at })];
}

function syntaxFault(text: string, { message, at }: { message: string; at: number }): SyntaxFault {
  if (message.includes('parse esm')) return moduleFault(text, at);
  if (message.includes('in expression')) return openBrace(text, text.indexOf('{', at));
  if (message.includes('parse expression')) return expressionFault(text, at);

  const tags = tagsInText(text);
  const opened = /closing tag for `<[^`]*>` \((\d+):(\d+)\)/.exec(message);
  const start = opened && tags.find((tag) => tag.start === offsetOf(text, opened));
  const end = tags.find((tag) => tag.start === at && tag.kind === 'end');
  if (end && /Unexpected closing tag/.test(message)) return endTagFault(tags, end, start);
  const beginning = end && startTagOf(tags, end);
  if (beginning) return startTagFault(text, tags, beginning);
  if (start?.name) return startTagFault(text, tags, start);
  return angleFault(text, tags, at);
}

function offsetOf(text: string, place: RegExpExecArray | null): number {
  const [, line = '1', column = '1'] = place ?? [];
  let at = 0;
  for (let number = 1; number < Number(line); number++) at = text.indexOf('\n', at) + 1;
  return at + Number(column) - 1;
}

const OWN_LINES =
  'the start tag and the end tag in one paragraph, or each on a line of its own between empty lines';

/** A tag around text that is the same without it. */
const WITHOUT_MEANING =
  /^<(?:article|div|main|p|section|span)(?:\s+(?:align|class|style)="[^"]*")*\s*>$/;

function startTagFault(text: string, tags: readonly TagSpan[], tag: TagSpan): SyntaxFault {
  const { name, start, end } = tag;
  const endTag = endTagOf(tags, tag);
  if (endTag) {
    const found = `<${name}> and </${name}> in different paragraphs`;
    return { found, expected: OWN_LINES, at: start, masks: [tag, endTag] };
  }
  if (isTextLikeTag(text.slice(start, end), text.slice(Math.max(0, start - 2), start))) {
    const edit = { start, end: start, text: '\\' };
    const found = shown(text.slice(start, end));
    return { found, expected: IN_MDX, at: start, masks: [{ start, end: start + 1 }], edit };
  }
  const isRow = /(?:^|\n)[ \t]*\|[^\n]*$/.test(text.slice(0, start));
  const lineEnd = text.slice(end).search(isRow ? /\s*(?:\||\n|$)/ : /\s*(?:\n|$)/) + end;
  const isInline = lineEnd > end;
  const isAsText = !isInline && WITHOUT_MEANING.test(text.slice(start, end));
  return {
    found: `<${name}> without </${name}>`,
    expected: `</${name}> where it ends${isAsText ? ', or no tag' : ''}`,
    at: start,
    masks: [tag],
    ...(isInline && { edit: { start: lineEnd, end: lineEnd, text: `</${name}>` } }),
    ...(isAsText && { edit: { start, end, text: '' } }),
  };
}

function endTagFault(
  tags: readonly TagSpan[],
  end: TagSpan,
  start: TagSpan | null | undefined,
): SyntaxFault {
  const { name } = end;
  if (start && isOpenBefore(tags, name, end.start) && !endTagOf(tags, start)) {
    const expected = `</${start.name}> before </${name}>`;
    const found = `<${start.name}> without </${start.name}>`;
    const edit = { start: end.start, end: end.start, text: `</${start.name}>` };
    return { found, expected, at: start.start, masks: [start], edit };
  }
  if (start && !endTagOf(tags, start)) {
    const text = `</${start.name}>`;
    const found = `</${name}> at the end of <${start.name}>`;
    return { found, expected: text, at: end.start, masks: [start, end], edit: { ...end, text } };
  }
  return {
    found: `</${name}> without <${name}> before it`,
    expected: 'a start tag for each end tag; delete this one',
    at: end.start,
    masks: [end],
    edit: { ...end, text: '' },
  };
}

const IN_MDX = `${LESS_THAN} in .mdx files`;

/** A `<` that begins no tag, or a tag that cannot be read. */
function angleFault(text: string, tags: readonly TagSpan[], from: number): SyntaxFault {
  const at = text[from] === '<' ? from : Math.max(from, text.indexOf('<', from));
  const mask = { start: at, end: at + 1 };
  const tag = tags.find(({ start }) => start === at);
  const [line = ''] = text.slice(at).split('\n');
  if (text.startsWith('<!--', at)) {
    const expected = '--> at the end of the comment';
    const end = at + line.trimEnd().length;
    const isEmpty = /^<!--[\s-]*$/.test(line);
    const edit = isEmpty ? {} : { edit: { start: end, end, text: ' -->' } };
    return { found: 'a comment that is not closed', expected, at, masks: [mask], ...edit };
  }
  if (tag?.name) {
    const end = tag.kind === 'start' ? endTagOf(tags, tag) : undefined;
    return {
      found: shown(text.slice(at, tag.end)),
      expected: 'a tag whose attributes are like title="…", or \\< to show a less-than sign',
      at,
      masks: end ? [tag, end] : [tag],
    };
  }
  const [address] = /^<https?:\/\/[^\s<>]+(?: [^\s<>]+)+>/.exec(line) ?? [];
  if (address !== undefined) {
    const better = address.replaceAll(' ', '%20');
    const edit = { start: at, end: at + address.length, text: better };
    const expected = `${better}, an address without spaces`;
    return { found: shown(address), expected, at, masks: [edit], edit };
  }
  const name = /^<[A-Za-z][\w.-]*/.exec(line)?.[0];
  const edit = { start: at, end: at, text: '\\' };
  if (!name || /^<(?:https?|mailto)$/i.test(name)) {
    const found = shown(/^<\S{0,20}/.exec(line)?.[0] ?? '<');
    return { found, expected: IN_MDX, at, masks: [mask], edit };
  }
  if (Object.hasOwn(writerComponents, name.slice(1))) {
    return {
      found: `${name} without >`,
      expected: '/> or > at the end of the tag',
      at,
      masks: [mask],
    };
  }
  const end = tags.find((one) => one.start > at && one.kind === 'end' && `<${one.name}` === name);
  const fault = {
    found: `${name} without >`,
    expected: `> at the end of the tag, or ${IN_MDX}`,
    at,
  };
  return end && !isOpenBefore(tags, end.name, end.start)
    ? { ...fault, masks: [mask, end] }
    : { ...fault, masks: [mask], edit };
}

function moduleFault(text: string, near: number): SyntaxFault {
  const before = text.slice(0, near);
  const start = Math.max(
    0,
    before.search(/(?:^|(?<=\n))(?:import|export)\b(?:(?!\n[ \t]*\r?\n)[\s\S])*$/),
  );
  const length = text.slice(start).search(/\n[ \t]*\r?\n|$(?![\s\S])/);
  const [line = ''] = text.slice(start).split('\n');
  const word = /^\w+/.exec(line)?.[0] ?? 'import';
  return {
    found: shown(line),
    expected: `a paragraph that begins with another word than ${word}, which begins a program in .mdx files`,
    at: start,
    // Text in braces is text anywhere.
    edit: { start, end: start + word.length, text: `{"${word}"}` },
    masks: [{ start, end: start + Math.max(length, word.length) }],
  };
}
