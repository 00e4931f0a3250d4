import { defineHastPlugin, type MdxJsxFlowElementHast, type MdxJsxTextElementHast } from 'satteri';
import { shown } from '../../core/content-problem.ts';
import { isWebAddress } from '../../core/web-address.ts';
import type { BodyFault } from './body-fault.ts';
import { lineOf } from './line-of.ts';
import { plainAttributes } from './literals-only.ts';

const EXPECTED =
  'https:// or http://, mailto:, tel:, a path of this site from the root such as /about/, or # and a heading';

/** Of <a>, of <area> and of what SVG has: HTML knows no case, and SVG an older name. */
const HREF = /^(?:xlink:)?href$/i;

/** Whether a look at the text finds a link that may be wrong: a pass over the tree costs more. */
export function mayMislead(body: string): boolean {
  return /(?:\]\(\s*<?|\]:\s*<?|href\s*=\s*["']?)(?!https?:\/\/\w|mailto:|tel:|\/[^/\\]|#)/i.test(
    body,
  );
}

/**
 * Refuses links that lead nowhere: without their scheme (`example.org`, which is a path beside the
 * article), without their path (`other-story/`), and those that run a script.
 */
export function linksThatLead(report: (fault: BodyFault) => void) {
  const check = (href: unknown, line: number | undefined) => {
    if (typeof href !== 'string' || leads(href)) return;
    report({ key: 'link', found: shown(href), expected: EXPECTED, line });
  };
  const visitElement = (node: Readonly<MdxJsxFlowElementHast | MdxJsxTextElementHast>) => {
    for (const attribute of plainAttributes(node).attributes) {
      if (attribute.type !== 'mdxJsxAttribute' || !HREF.test(attribute.name)) continue;
      check(attribute.value, node.position?.start.line);
    }
  };
  return defineHastPlugin({
    name: 'links-that-lead',
    options: { position: true },
    element: {
      filter: ['a'],
      visit: (link) => check(link.properties['href'], lineOf(link)),
    },
    mdxJsxFlowElement: { filter: [], visit: visitElement },
    mdxJsxTextElement: { filter: [], visit: visitElement },
  });
}

function leads(href: string): boolean {
  return isWebAddress(href) || /^(?:mailto:|tel:)./i.test(href) || /^(?:\/(?![/\\])|#)/.test(href);
}
