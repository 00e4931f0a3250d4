import type { MdastVisitorContext, MdxJsxFlowElement, MdxJsxTextElement } from 'satteri';
import { type Ancestor, ancestorsOf } from '../ancestors.ts';
import type { BodyFault } from '../body-fault.ts';
import { BLOCKS, PHRASING_ONLY, TRANSPARENT } from './phrasing.ts';

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

/**
 * The problem of an HTML element that browsers would move or split: a block within a line of text, or a part
 * without its whole, such as `<td>` without `<table>`. In Markdown files, an HTML parser does that.
 */
export function misplacedFault(
  node: Readonly<MdxJsxFlowElement | MdxJsxTextElement>,
  context: MdastVisitorContext,
): Omit<BodyFault, 'line'> | undefined {
  const name = node.name?.toLowerCase() ?? '';
  const ancestors = ancestorsOf(node, context);
  const wholes = WHOLES.get(name);
  if (wholes && !ancestors.some((one) => wholes.includes(nameOf(one) ?? ''))) {
    const expected = `<${name}> within ${wholes.map((whole) => `<${whole}>`).join(' or ')}`;
    return { key: 'element', found: `<${name}> alone`, expected };
  }
  if (!BLOCKS.has(name)) return undefined;
  const around = ancestors.find(
    (one) => !TRANSPARENT.has(nameOf(one) ?? '') && one.type !== 'link',
  );
  const place = around && textIn(around, name);
  if (!place) return undefined;
  const expected = 'a line of its own, with an empty line before and after';
  return { key: 'element', found: `<${name}> within ${place}`, expected };
}

/** What a block cannot be within, in words; `undefined` if it can be there. */
function textIn(ancestor: Ancestor, name: string): string | undefined {
  const around = nameOf(ancestor);
  if (around === undefined) {
    const isText = /^(?:paragraph|heading|strong|emphasis|delete)$/.test(ancestor.type);
    return isText ? 'a line of text' : undefined;
  }
  const isTitle = around === 'summary' && /^h[1-6]$/.test(name);
  return PHRASING_ONLY.has(around) && !isTitle ? `<${around}>` : undefined;
}

function nameOf(node: Ancestor): string | undefined {
  return 'name' in node ? (node.name?.toLowerCase() ?? '') : undefined;
}
