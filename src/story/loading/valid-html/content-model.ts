import type { BodyFault } from '../body-fault.ts';
import { withoutTags } from '../raw-html/tag-in-line.ts';

type Fault = Omit<BodyFault, 'line'>;

/** The element that each part stands in directly (HTML, section 4). The parts of tables have a room of their own. */
const PARENTS = new Map<string, readonly string[]>([
  ['dd', ['dl']],
  ['dt', ['dl']],
  ['figcaption', ['figure']],
  ['li', ['ol', 'ul']],
  ['rp', ['ruby']],
  ['rt', ['ruby']],
  ['summary', ['details']],
]);

const HEADINGS = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'section'];
const LINKS = 'each of them outside of the other, because readers click one thing at a time';
const NO_HEADING = 'its text alone: a part of the page has its heading outside of it';

/** What no element of another name contains, at any depth, and what is expected instead. */
const NEVER_WITHIN: readonly { outer: string; inner: readonly string[]; expected: string }[] = [
  { outer: 'a', inner: ['a', 'details'], expected: LINKS },
  { outer: 'caption', inner: ['table'], expected: 'the table outside of the caption' },
  { outer: 'dt', inner: HEADINGS, expected: NO_HEADING },
  { outer: 'th', inner: HEADINGS, expected: NO_HEADING },
];

/** The problem of an element by its place: the names of the elements around it, from its parent on. */
export function placeFault(name: string, around: readonly string[]): Fault | undefined {
  const [parent = ''] = around;
  const wholes = PARENTS.get(name);
  // A part without its whole has a message of its own.
  const isInWhole = wholes && around.some((one) => wholes.includes(one));
  const isGroup = parent === 'div' && wholes?.includes('dl') && around[1] === 'dl';
  if (isInWhole && !wholes.includes(parent) && !isGroup) {
    const expected = `<${name}> directly within ${wholes.map((whole) => `<${whole}>`).join(' or ')}`;
    return { key: 'element', found: `<${name}> within <${parent}>`, expected };
  }
  const rule = NEVER_WITHIN.find(
    ({ outer, inner }) => inner.includes(name) && around.includes(outer),
  );
  if (!rule) return undefined;
  const found = `<${name}> within <${rule.outer}>`;
  const isTextAlone = rule.expected === NO_HEADING;
  const instead = isTextAlone && { instead: (line: string) => withoutTags(line, name) };
  return { key: 'element', found, expected: rule.expected, ...instead };
}

/** The problem of a block in `<pre>`. */
export function blockInPreFault(name: string): Fault {
  return {
    key: 'element',
    found: `<${name}> within <pre>`,
    expected: 'text alone, because <pre> keeps its lines',
    instead: (line) => withoutTags(line, name),
  };
}
