import { defineHastPlugin, type MdxJsxFlowElementHast, type MdxJsxTextElementHast } from 'satteri';
import type { BodyFault } from './body-fault.ts';
import { lineOf } from './line-of.ts';
import { outlineLevels } from './outline.ts';

const ELEMENTS = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'];

/**
 * Reports headings that break the outline below the headline, by which people navigate with screen
 * readers, and headings that cannot be linked to. Must run after the plugin that adds ids to headings.
 */
export function checkHeadings(report: (fault: BodyFault) => void) {
  // Levels are checked as if those before were corrected, so that one run corrects them all.
  const levelOf = outlineLevels();
  let above = 1;

  const check = (heading: { depth: number; found: string; line: number | undefined }) => {
    const { depth, ...where } = heading;
    const level = levelOf(Math.max(2, depth));
    const expected = level === depth ? undefined : expectedLevel(depth, { level, above });
    if (expected) report({ key: 'heading', ...where, expected, instead: withLevel(level) });
    above = level;
  };
  const visitJsx = ({ name, position }: Readonly<MdxJsxFlowElementHast | MdxJsxTextElementHast>) =>
    check({ depth: Number(name?.[1]), found: `<${name}>`, line: position?.start.line });

  return defineHastPlugin({
    name: 'check-headings',
    options: { position: true },
    element: {
      filter: ELEMENTS,
      visit(node, context) {
        // The heading that the compiler adds above footnotes has no line.
        const line = lineOf(node);
        if (line === undefined) return;
        const depth = Number(node.tagName[1]);
        const text = context.textContent(node).replaceAll(/\s+/g, ' ');
        const found = `${'#'.repeat(depth)} ${text}`;
        check({ depth, found, line });
        const id = String(node.properties['id'] ?? '');
        const expected = expectedText(id, text);
        if (expected) report({ key: 'heading', found, expected, line });
      },
    },
    mdxJsxFlowElement: { filter: ELEMENTS, visit: visitJsx },
    mdxJsxTextElement: { filter: ELEMENTS, visit: visitJsx },
  });
}

/** Changes the level of a heading that begins with `#`. */
function withLevel(level: number) {
  return (line: string) =>
    line.replace(/^([\s>]*)#{1,6}[ \t\u00A0\u3000]/, `$1${'#'.repeat(level)} `);
}

function expectedLevel(depth: number, { level, above }: { level: number; above: number }): string {
  if (depth === 1) return '##, because the headline is the only heading of level 1';
  if (depth <= above + 1) return `${'#'.repeat(level)}, as the heading of its level before it`;
  const deepest = '#'.repeat(above + 1);
  const levels = above === 1 ? '##' : above === 2 ? '## or ###' : `## to ${deepest}`;
  return `${levels}, because a heading is at most one level below the one before it`;
}

function expectedText(id: string, text: string): string | undefined {
  if (id === '' || !/[\p{L}\p{N}]/u.test(text))
    return 'a heading with at least one letter or digit';
  if (id === 'footnote-label')
    return 'different words, because this anchor belongs to the footnotes';
  return undefined;
}
