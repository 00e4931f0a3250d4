import { defineHastPlugin, type MdxJsxFlowElementHast, type MdxJsxTextElementHast } from 'satteri';
import type { BodyFault } from './body-fault.ts';
import { lineOf } from './line-of.ts';

const ELEMENTS = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'];

/**
 * Refuses headings that would break the outline of the page under its headline, which readers of
 * screens walk through, and those that nothing could link to. Stands after the plugin that gives
 * the headings their ids.
 */
export function headingsInOrder(report: (fault: BodyFault) => void) {
  let above = 1;

  const check = (heading: { depth: number; found: string; line: number | undefined }) => {
    const { depth, ...where } = heading;
    const expected = rankExpected(depth, above);
    if (expected) report({ key: 'heading', ...where, expected });
    above = depth;
  };
  const visitJsx = ({ name, position }: Readonly<MdxJsxFlowElementHast | MdxJsxTextElementHast>) =>
    check({ depth: Number(name?.[1]), found: `<${name}>`, line: position?.start.line });

  return defineHastPlugin({
    name: 'headings-in-order',
    options: { position: true },
    element: {
      filter: ELEMENTS,
      visit(node, context) {
        // The compiler's own heading, over the footnotes, has none.
        const line = lineOf(node);
        if (line === undefined) return;
        const depth = Number(node.tagName[1]);
        const text = context.textContent(node).replaceAll(/\s+/g, ' ');
        const found = `${'#'.repeat(depth)} ${text}`;
        check({ depth, found, line });
        const expected = wordsExpected(node.properties['id'], text);
        if (expected) report({ key: 'heading', found, expected, line });
      },
    },
    mdxJsxFlowElement: { filter: ELEMENTS, visit: visitJsx },
    mdxJsxTextElement: { filter: ELEMENTS, visit: visitJsx },
  });
}

function rankExpected(depth: number, above: number): string | undefined {
  if (depth === 1) return '##: the headline is the only heading of the first rank';
  if (depth <= above + 1) return undefined;
  const deepest = '#'.repeat(above + 1);
  const ranks = above === 1 ? '##' : above === 2 ? '## or ###' : `## to ${deepest}`;
  return `${ranks}: a heading is at most one rank below the one before it`;
}

function wordsExpected(id: unknown, text: string): string | undefined {
  if (id === '' || !/[\p{L}\p{N}]/u.test(text)) return 'a heading with a letter or a digit';
  if (id === 'footnote-label') return 'other words: this is the address of the footnotes';
  return undefined;
}
