import { shown } from '../../../core/content-problem.ts';
import { writerComponents } from '../../writer-components.ts';
import type { BodyFault } from '../body-fault.ts';

type Fault = Omit<BodyFault, 'line'>;

const RECORDING = 'a link to the recording: [Listen to it](https://…)';
const OTHER_PAGE = 'a link to that page; an .mdx file can show it as <Embed>';
const DRAWING = 'a picture file beside the text: ![What it shows](./drawing.svg)';
const WORDS = 'the words themselves, outside of it';

/** Elements without which a reader would miss something, by what to write instead. */
const REFUSED: Partial<Record<string, string>> = {
  audio: RECORDING,
  video: RECORDING.replace('Listen to', 'Watch'),
  embed: OTHER_PAGE,
  frameset: OTHER_PAGE,
  iframe: OTHER_PAGE,
  object: OTHER_PAGE,
  canvas: DRAWING,
  svg: DRAWING,
  math: 'the formula as text or as a picture file',
  area: 'links in the text',
  map: 'links in the text',
  input: 'the words themselves, or a list of tasks: - [ ] To do',
  noembed: WORDS,
  noframes: WORDS,
  noscript: WORDS,
  plaintext: WORDS,
  select: WORDS,
  textarea: WORDS,
  title: WORDS,
  xmp: 'a code block between two lines of ```',
};

/** What to write instead of an element that cannot be published; `undefined` for all others. */
export function refusedFault(name: string): Fault | undefined {
  const expected = REFUSED[name];
  return expected ? { key: 'element', found: `<${name}>`, expected } : undefined;
}

const COMPONENTS = Object.keys(writerComponents);

/**
 * What is wrong with a tag that names a component. HTML has `embed` and `figure` itself, so these
 * two are components only with a capital.
 */
export function componentFault(written: string): Fault | undefined {
  const isComponent = COMPONENTS.some(
    (name) =>
      name === written ||
      (name.toLowerCase() === written.toLowerCase() && !/^(?:embed|figure)$/i.test(name)),
  );
  if (!isComponent) return undefined;
  const expected = 'Markdown; components are for files that end in .mdx, so rename this one';
  return { key: 'component', found: `<${written}>`, expected };
}

/** What is wrong with markup that begins and does not end. */
export function unendedFault(html: string): Fault {
  const [line = ''] = html.split('\n');
  const expected = html.startsWith('<!--')
    ? '--> at the end of the comment, which otherwise hides the text after it'
    : 'its end, since it otherwise hides the text after it; write \\< for a less-than sign';
  return { key: 'HTML', found: shown(line), expected };
}

/** What is wrong with an attribute that pages would follow, and feeds and emails would not. */
export function attributeFault(element: string, name: string): Fault | undefined {
  const expected =
    name === 'hidden'
      ? 'no hidden text: feeds and emails would show it; take it out'
      : 'no style of its own: pages, feeds and emails give each element its look';
  if (name !== 'hidden' && name !== 'style') return undefined;
  return { key: `<${element}>`, found: `the attribute ${name}`, expected };
}
