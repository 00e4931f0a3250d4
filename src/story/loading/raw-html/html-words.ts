import { shown } from '../../../core/content-problem.ts';
import { writerComponents } from '../../writer-components.ts';
import type { BodyFault } from '../body-fault.ts';
import { isSafeElement, LEFT_OUT, LOOK_ELEMENTS, RENAMED } from './html-schema.ts';
import { withLinksToPlayers } from './players.ts';
import { withoutAttribute } from './tag-in-line.ts';

type Fault = Omit<BodyFault, 'line'>;

const RECORDING = 'a link to the recording: [Listen to it](https://…)';
const OTHER_PAGE = 'a link to that page, or <Embed> in an .mdx file';
const DRAWING = 'a picture file beside the text: ![What it shows](./drawing.svg)';
const WORDS = 'the text itself, outside of this element';

/** What to write instead of elements whose removal readers would notice. */
const REFUSED = new Map([
  ['audio', RECORDING],
  ['video', RECORDING.replace('Listen to', 'Watch')],
  ['embed', OTHER_PAGE],
  ['frameset', OTHER_PAGE],
  ['iframe', OTHER_PAGE],
  ['object', OTHER_PAGE],
  ['canvas', DRAWING],
  ['svg', DRAWING],
  ['math', 'the formula as text or as a picture file'],
  ['area', 'links in the text'],
  ['map', 'links in the text'],
  ['input', 'the text itself, or a task list: - [ ] To do'],
  ['noembed', WORDS],
  ['noframes', WORDS],
  ['plaintext', WORDS],
  ['select', WORDS],
  ['textarea', WORDS],
  ['xmp', 'a code block between two lines of ```'],
]);

/** The problem of an element that cannot be published; `undefined` for all others. */
export function refusedFault(name: string): Fault | undefined {
  const expected = REFUSED.get(name);
  if (!expected) return undefined;
  return { key: 'element', found: `<${name}>`, expected, instead: withLinksToPlayers };
}

/** Whether HTML has an element of this name, which is in lower case. */
export function isHtmlName(name: string): boolean {
  return (
    isSafeElement(name) ||
    [LEFT_OUT, LOOK_ELEMENTS, REFUSED, RENAMED].some((names) => names.has(name))
  );
}

/** The element that each of these elements is a part of (HTML, section 4). */
const WHOLES = new Map<string, readonly string[]>([
  ...'caption col colgroup tbody td tfoot th thead tr'
    .split(' ')
    .map((name) => [name, ['table']] as [string, string[]]),
  ['dd', ['dl']],
  ['dt', ['dl']],
  ['figcaption', ['figure']],
  ['li', ['ol', 'ul']],
  ['rp', ['ruby']],
  ['rt', ['ruby']],
  ['summary', ['details']],
]);

/** What belongs around a block of HTML that begins with one of the parts and has no text between parts. */
const AROUND: readonly { first: string; parts: string; tags: readonly string[] }[] = [
  { first: 'li', parts: 'li', tags: ['ul'] },
  { first: 'td|th', parts: 'td|th', tags: ['table', 'tr'] },
  { first: 'tr|tbody|thead', parts: 'tbody|td|tfoot|th|thead|tr', tags: ['table'] },
  { first: String.raw`dt(?=[\s\S]*<dd[\s>])`, parts: 'dd|dt', tags: ['dl'] },
];

/** A block of HTML within what its parts belong to; `undefined` if that is not plain. */
export function withinWhole(html: string): string | undefined {
  const { tags = [] } =
    AROUND.find(({ first, parts }) => {
      const text = new RegExp(String.raw`</(?:${parts})\s*>(?!\s*(?:$|</?(?:${parts})[\s>]))`, 'i');
      return new RegExp(String.raw`^<(?:${first})[\s>]`, 'i').test(html) && !text.test(html);
    }) ?? {};
  if (tags.length === 0) return undefined;
  const start = tags.map((tag) => `<${tag}>`).join('');
  const end = tags.map((tag) => `</${tag}>`).toReversed();
  return [start, html, end.join('')].join('\n');
}

/** The problem of a part without its whole, such as `<td>` without `<table>`. Names are in lower case. */
export function partFault(name: string, around: readonly string[]): Fault | undefined {
  const wholes = WHOLES.get(name);
  if (!wholes || around.some((one) => wholes.includes(RENAMED.get(one) ?? one))) return undefined;
  const expected = `<${name}> within ${wholes.map((whole) => `<${whole}>`).join(' or ')}`;
  return { key: 'element', found: `<${name}> alone`, expected };
}

/** The problem of the title of a part that contains more than a line of text. */
export function titleFault(name: string): Fault {
  const found = `<${name}> around several paragraphs or other blocks`;
  return { key: 'element', found, expected: `one line of text within <${name}>` };
}

const COMPONENTS = Object.keys(writerComponents);

/**
 * The problem of a tag with the name of a component. HTML itself has `embed` and `figure`, so these two
 * are components only with a capital letter.
 */
export function componentFault(written: string): Fault | undefined {
  const isComponent = COMPONENTS.some(
    (name) =>
      name === written ||
      (name.toLowerCase() === written.toLowerCase() && !/^(?:embed|figure)$/i.test(name)),
  );
  if (!isComponent) return undefined;
  const expected =
    'Markdown, because only .mdx files can use components; to use it, rename this file from .md to .mdx';
  return { key: 'component', found: `<${written}>`, expected };
}

/** The problem of markup that is not closed. */
export function unendedFault(html: string): Fault {
  const [line = ''] = html.split('\n');
  const expected = html.startsWith('<!--')
    ? '--> at the end of the comment, which otherwise hides the text after it'
    : 'its end, because it otherwise hides the text after it; to write a less-than sign, use \\<';
  return { key: 'HTML', found: shown(line), expected, instead: withCommentEnd };
}

/** The line with the end of a comment that begins in it, and has text in it. */
function withCommentEnd(line: string): string | undefined {
  const comment = line.slice(line.lastIndexOf('<!--'));
  const isOpen = !comment.includes('-->') && /[^\s<!-]/.test(comment);
  return isOpen ? `${line.trimEnd()} -->` : undefined;
}

/** Attributes that only pages would follow, and what is expected instead. */
const PAGE_ONLY = new Map([
  ['hidden', 'no hidden text, because feeds and emails would show it; delete it'],
  ['style', 'no inline style, because pages, feeds and emails style each element'],
]);

/** The problem of an attribute that only pages would follow; `undefined` for all others. */
export function attributeFault(element: string, name: string): Fault | undefined {
  const expected = PAGE_ONLY.get(name);
  if (!expected) return undefined;
  const instead = (line: string) => withoutAttribute(line, name);
  return { key: `<${element}>`, found: `the attribute ${name}`, expected, instead };
}
